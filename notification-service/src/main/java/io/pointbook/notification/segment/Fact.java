package io.pointbook.notification.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.pointbook.notification.segment.ContactFacts.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a condition can look at. Points are in the smallest unit of their wallet, money in minor units. */
enum Fact {
    MEMBER_ID("memberId", Kind.TEXT, "m.member_id"),
    BALANCE("balance", Kind.WHOLE_BY_TEXT, """
            (select jsonb_object_agg(key, value->'active') from jsonb_each(m.wallets))"""),
    PENDING("pending", Kind.WHOLE_BY_TEXT, """
            (select jsonb_object_agg(key, value->'pending') from jsonb_each(m.wallets))"""),
    TIER("tier", Kind.TEXT, "case when m.tier_period_ends <= :now then m.tier_after_period else m.tier end"),
    NEXT_TIER("nextTier", Kind.TEXT, "m.next_tier"),
    MISSING_TO_NEXT_TIER("missingToNextTier", Kind.WHOLE, "coalesce(m.missing_to_next_tier, -1)"),
    TIER_AFTER_PERIOD("tierAfterPeriod", Kind.TEXT, "m.tier_after_period"),
    EXPIRING_IN_7_DAYS("expiringIn7Days", Kind.WHOLE, Sql.expiring(7)),
    EXPIRING_IN_30_DAYS("expiringIn30Days", Kind.WHOLE, Sql.expiring(30)),
    MISSING_TO_REWARD("missingToReward", Kind.WHOLE, """
            coalesce((select min(r.points - (w.value->>'active')::bigint) from jsonb_each(m.wallets) w
            join reward_on_offer r on r.wallet = w.key and r.points > (w.value->>'active')::bigint), -1)"""),
    PURCHASES("purchases", Kind.WHOLE, "m.purchases"),
    SPEND("spend", Kind.WHOLE, "m.spend"),
    DAYS_SINCE_PURCHASE("daysSincePurchase", Kind.WHOLE, Sql.daysSince("m.last_purchase_at")),
    DAYS_SINCE_FIRST_PURCHASE("daysSinceFirstPurchase", Kind.WHOLE, Sql.daysSince("m.first_purchase_at")),
    DAYS_A_MEMBER("daysAMember", Kind.WHOLE, Sql.daysSince("m.opened_at")),
    OPEN_COUPONS("openCoupons", Kind.WHOLE, """
            (select count(*) from profile.coupon c where c.member_id = m.member_id and c.state = 'OPEN'
            and (c.valid_until is null or c.valid_until > :now))"""),
    FAVOURITE_ITEMS("favouriteItems", Kind.TEXTS, true, """
            array(select f->>'id' from jsonb_array_elements(m.favourite_items) f)"""),
    FAVOURITE_CATEGORIES("favouriteCategories", Kind.TEXTS, true, "m.favourite_categories"),
    USUAL_STORE("usualStore", Kind.TEXT, true, "m.usual_store"),
    USUAL_WEEKDAY("usualWeekday", Kind.WHOLE, true, "coalesce(m.usual_weekday, 0)"),
    USUAL_HOUR("usualHour", Kind.WHOLE, true, "coalesce(m.usual_hour, -1)"),
    PURCHASES_YEAR("purchasesYear", Kind.WHOLE, true, "coalesce(s.purchases_year, 0)"),
    SPEND_YEAR("spendYear", Kind.WHOLE, true, "coalesce(s.spend_year, 0)"),
    RECENCY_SCORE("recencyScore", Kind.WHOLE, true, "coalesce(s.recency, 0)"),
    FREQUENCY_SCORE("frequencyScore", Kind.WHOLE, true, "coalesce(s.frequency, 0)"),
    SPEND_SCORE("spendScore", Kind.WHOLE, true, "coalesce(s.spend, 0)"),
    LISTS("lists", Kind.TEXTS, "array(select l.list_id from member_list l where l.member_id = m.member_id)"),
    LANGUAGE("language", Kind.TEXT, Told::language),
    ZONE("zone", Kind.TEXT, Told::zone),
    BIRTH_YEAR(
            "birthYear",
            Kind.WHOLE,
            told -> told.birthYear() == null ? 0L : told.birthYear().longValue()),
    ATTRIBUTES("attributes", Kind.ANY_BY_TEXT, Told::attributes),
    ANSWERS("answers", Kind.ANY_BY_TEXT, Told::answers);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> WHOLE_BY_TEXT = new TypeReference<>() {};
    private static final Map<String, Fact> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(fact -> fact.variable, fact -> fact));

    private final String variable;
    private final Kind kind;
    private final boolean profiling;
    private final @Nullable String sql;
    private final @Nullable Function<Told, Object> told;

    /** What type a condition sees. */
    enum Kind {
        TEXT(SimpleType.STRING),
        WHOLE(SimpleType.INT),
        TEXTS(ListType.create(SimpleType.STRING)),
        WHOLE_BY_TEXT(MapType.create(SimpleType.STRING, SimpleType.INT)),
        ANY_BY_TEXT(MapType.create(SimpleType.STRING, SimpleType.DYN));

        private final CelType type;

        Kind(CelType type) {
            this.type = type;
        }
    }

    Fact(String variable, Kind kind, String sql) {
        this(variable, kind, false, sql);
    }

    /** @param profiling it tells how a member behaves: only of those who agreed to that */
    Fact(String variable, Kind kind, boolean profiling, String sql) {
        this.variable = variable;
        this.kind = kind;
        this.profiling = profiling;
        this.sql = sql;
        this.told = null;
    }

    Fact(String variable, Kind kind, Function<Told, Object> told) {
        this.variable = variable;
        this.kind = kind;
        this.profiling = false;
        this.sql = null;
        this.told = told;
    }

    static @Nullable Fact of(String variable) {
        return BY_NAME.get(variable);
    }

    static String names() {
        return Arrays.stream(values()).map(Fact::variable).collect(Collectors.joining(", "));
    }

    String variable() {
        return variable;
    }

    CelType type() {
        return kind.type;
    }

    boolean isProfiling() {
        return profiling;
    }

    /** Whether it stands in the read models; else the member told it. */
    boolean isProjected() {
        return sql != null;
    }

    /** A column of the query over {@code profile.member m} and {@code profile.score s}; :now stands for the time. */
    String sql() {
        if (sql == null) {
            throw new IllegalStateException(variable + " is not projected");
        }
        return sql;
    }

    Object from(Told about) {
        if (told == null) {
            throw new IllegalStateException(variable + " is projected");
        }
        return told.apply(about);
    }

    /** As a condition takes it; what is not there is empty, and numbers are what the document says. */
    Object from(ResultSet row, int column) throws SQLException {
        return switch (kind) {
            case TEXT -> {
                var text = row.getString(column);
                yield text == null ? "" : text;
            }
            case WHOLE -> row.getLong(column);
            case TEXTS -> List.of((String[]) row.getArray(column).getArray());
            case WHOLE_BY_TEXT -> wholeByText(row.getString(column));
            case ANY_BY_TEXT -> throw new IllegalStateException(variable + " is not projected");
        };
    }

    private static Map<String, Long> wholeByText(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, WHOLE_BY_TEXT);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a column cannot be read", broken);
        }
    }

    /** Pieces of queries that several have. */
    private static final class Sql {
        static String expiring(int days) {
            return "(select coalesce(sum((e->>'points')::bigint), 0) from jsonb_array_elements(m.expiring) e"
                    + " where (e->>'at')::timestamptz > :now and (e->>'at')::timestamptz <= :now + interval '" + days
                    + " days')";
        }

        static String daysSince(String column) {
            return "coalesce(floor(extract(epoch from (:now - " + column + ")) / 86400)::bigint, -1)";
        }
    }
}
