package io.pointbook.notification.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import io.pointbook.notification.profile.Profile.Expiring;
import io.pointbook.notification.profile.Profile.Favourite;
import io.pointbook.notification.profile.Profile.Purchases;
import io.pointbook.notification.profile.Profile.Scores;
import io.pointbook.notification.profile.Profile.Tier;
import io.pointbook.notification.profile.Profile.Wallet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member's row with his score, as it is read. */
final class MemberRow {
    static final String SELECT = """
            select m.member_id, m.wallets, m.tier, m.tier_qualifying, m.tier_period_ends, m.next_tier,
                m.missing_to_next_tier, m.tier_after_period, m.expiring, m.favourite_items, m.favourite_categories,
                m.usual_store, m.usual_weekday, m.usual_hour, m.first_purchase_at, m.last_purchase_at, m.purchases,
                m.spend, m.currency, s.recency, s.frequency, s.spend, s.purchases_year, s.spend_year, m.opened_at
            from profile.member m left join profile.score s on s.member_id = m.member_id
            """;

    private static final TypeReference<Map<String, Wallet>> WALLETS = new TypeReference<>() {};
    private static final TypeReference<List<Expiring>> EXPIRING = new TypeReference<>() {};
    private static final TypeReference<List<Favourite>> FAVOURITES = new TypeReference<>() {};
    private static final String NOTHING = "[]";

    private MemberRow() {}

    /** All that stands in the row; rewards, coupons and contacts are elsewhere. */
    static Profile read(ResultSet row, Instant now) throws SQLException {
        return new Profile(
                row.getString(1),
                Json.read(row.getString(2), WALLETS),
                tier(row, now),
                list(row.getString(9), EXPIRING).stream()
                        .filter(points -> points.at().isAfter(now))
                        .toList(),
                null,
                list(row.getString(10), FAVOURITES),
                List.of((String[]) row.getArray(11).getArray()),
                row.getString(12),
                weekday(number(row, 13)),
                number(row, 14),
                new Purchases(
                        PurchaseRows.instant(row, 15),
                        PurchaseRows.instant(row, 16),
                        row.getLong(17),
                        row.getLong(18),
                        row.getString(19)),
                scores(row),
                List.of(),
                Map.of());
    }

    private static <T> List<T> list(String json, TypeReference<List<T>> type) {
        return json.equals(NOTHING) ? List.of() : Json.read(json, type);
    }

    /** What was said last, and after the end of its period what was said would follow. */
    private static @Nullable Tier tier(ResultSet row, Instant now) throws SQLException {
        var name = row.getString(3);
        if (name == null) {
            return null;
        }
        var ends = PurchaseRows.instant(row, 5);
        var after = row.getString(8);
        if (ends != null && !now.isBefore(ends)) {
            return new Tier(after == null ? name : after, 0, null, null, null, null);
        }
        var missing = row.getLong(7);
        return new Tier(name, row.getLong(4), ends, row.getString(6), row.wasNull() ? null : missing, after);
    }

    private static @Nullable Scores scores(ResultSet row) throws SQLException {
        var recency = number(row, 20);
        return recency == null
                ? null
                : new Scores(recency, row.getInt(21), row.getInt(22), row.getLong(23), row.getLong(24));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable DayOfWeek weekday(@Nullable Integer number) {
        return number == null ? null : DayOfWeek.of(number);
    }
}
