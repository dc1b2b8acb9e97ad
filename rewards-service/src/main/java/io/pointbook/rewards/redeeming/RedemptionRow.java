package io.pointbook.rewards.redeeming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.redemption.Choice;
import io.pointbook.rewards.redemption.Redemption;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionFulfilled;
import io.pointbook.rewards.redemption.RedemptionEvent.StockReserved;
import io.pointbook.rewards.redemption.RedemptionState;
import io.pointbook.rewards.redemption.Refusal;
import io.pointbook.rewards.redemption.RefusalCode;
import io.pointbook.rewards.redemption.Worth;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code redemption}.
 *
 * @param refusal why it was refused, or is about to end as refused
 * @param choice absent: it was asked for before there were any choices
 * @param payment of the part in money
 */
record RedemptionRow(
        String redemptionId,
        String memberId,
        String rewardId,
        int rewardVersion,
        RewardKind kind,
        long quantity,
        long points,
        String wallet,
        RedemptionState state,
        @Nullable Refusal refusal,
        List<String> couponCodes,
        @Nullable String reference,
        Instant requestedAt,
        Instant changedAt,
        @Nullable Choice choice,
        @Nullable Worth worth,
        @Nullable String payment) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};
    private static final String COLUMNS = "redemption_id, member_id, reward_id, reward_version, kind, quantity, points,"
            + " wallet, state, code, numbers, coupon_codes, reference, requested_at, changed_at, way,"
            + " cash_amount, cash_currency, variant, store_id, value_amount, value_currency, tax_class, payment";

    static RedemptionRow of(Redemption redemption) {
        var terms = redemption.terms();
        var end = redemption.end();
        var fulfilled = redemption.fulfilled();
        var refusal = redemption.refusal() == null && end != null && end.refusal() != null
                ? Refusal.of(end.refusal())
                : redemption.refusal();
        return new RedemptionRow(
                redemption.redemptionId(),
                redemption.memberId(),
                terms.rewardId(),
                terms.rewardVersion(),
                terms.kind(),
                terms.quantity(),
                terms.points(),
                terms.wallet(),
                redemption.state(),
                refusal,
                fulfilled == null ? List.of() : fulfilled.couponCodes(),
                fulfilled == null ? null : fulfilled.reference(),
                redemption.requested().at(),
                redemption.changedAt(),
                terms.choice(),
                terms.worth(),
                fulfilled == null ? null : fulfilled.payment());
    }

    /** Whether it goes on by itself to an end that the caller of the request waits for. */
    boolean isUnderWay() {
        return switch (state) {
            case REQUESTED, RESERVED, CONFIRMED -> true;
            case CAPTURED -> kind.fulfilsItself();
            case FULFILLED, CANCELLING, CANCELLED, REFUSED, RETURNING, RETURNED -> false;
        };
    }

    static @Nullable RedemptionRow find(Connection connection, String redemptionId) throws SQLException {
        try (var query =
                connection.prepareStatement("select " + COLUMNS + " from redemption where redemption_id = ?")) {
            query.setString(1, redemptionId);
            try (var rows = query.executeQuery()) {
                return rows.next() ? row(rows) : null;
            }
        }
    }

    /** Keeps everybody else from deciding about it until the transaction ends; must come before its events are read. */
    static boolean lock(Connection connection, String redemptionId) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from redemption where redemption_id = ? for update")) {
            query.setString(1, redemptionId);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** A member's redemptions, the latest first. */
    static List<RedemptionRow> ofMember(
            Connection connection, String memberId, int limit, @Nullable Instant before, @Nullable String beforeId)
            throws SQLException {
        try (var query = connection.prepareStatement("select " + COLUMNS + """
                 from redemption where member_id = ?
                and (?::timestamptz is null or requested_at < ? or requested_at = ? and redemption_id > ?)
                order by requested_at desc, redemption_id limit ?""")) {
            var from = before == null ? null : before.atOffset(ZoneOffset.UTC);
            query.setString(1, memberId);
            query.setObject(2, from);
            query.setObject(3, from);
            query.setObject(4, from);
            query.setString(5, beforeId);
            query.setInt(6, limit);
            var found = new ArrayList<RedemptionRow>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    /** Writes the row as it is now. */
    void write(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("insert into redemption (" + COLUMNS + """
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (redemption_id) do update set state = excluded.state, code = excluded.code,
                    numbers = excluded.numbers, coupon_codes = excluded.coupon_codes, reference = excluded.reference,
                    changed_at = excluded.changed_at, payment = excluded.payment""")) {
            upsert.setString(1, redemptionId);
            upsert.setString(2, memberId);
            upsert.setString(3, rewardId);
            upsert.setInt(4, rewardVersion);
            upsert.setString(5, kind.name());
            upsert.setLong(6, quantity);
            upsert.setLong(7, points);
            upsert.setString(8, wallet);
            upsert.setString(9, state.name());
            upsert.setString(10, refusal == null ? null : refusal.code().name());
            upsert.setString(11, refusal == null ? null : json(refusal.numbers()));
            upsert.setArray(12, connection.createArrayOf("text", couponCodes.toArray()));
            upsert.setString(13, reference);
            upsert.setObject(14, requestedAt.atOffset(ZoneOffset.UTC));
            upsert.setObject(15, changedAt.atOffset(ZoneOffset.UTC));
            upsert.setString(16, choice == null ? null : choice.way());
            money(upsert, 17, choice == null ? null : choice.cash());
            upsert.setString(19, choice == null ? null : choice.variant());
            upsert.setString(20, choice == null ? null : choice.storeId());
            money(upsert, 21, worth == null ? null : worth.value());
            upsert.setString(23, worth == null ? null : worth.taxClass());
            upsert.setString(24, payment);
            upsert.executeUpdate();
        }
    }

    private static RedemptionRow row(ResultSet rows) throws SQLException {
        var code = rows.getString(10);
        return new RedemptionRow(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                RewardKind.valueOf(rows.getString(5)),
                rows.getLong(6),
                rows.getLong(7),
                rows.getString(8),
                RedemptionState.valueOf(rows.getString(9)),
                code == null ? null : new Refusal(RefusalCode.valueOf(code), numbers(rows.getString(11))),
                List.of((String[]) rows.getArray(12).getArray()),
                rows.getString(13),
                rows.getObject(14, OffsetDateTime.class).toInstant(),
                rows.getObject(15, OffsetDateTime.class).toInstant(),
                choice(rows),
                worth(rows),
                rows.getString(24));
    }

    // where the pieces came from is the events' matter: the row says where they are picked up
    private static @Nullable Choice choice(ResultSet rows) throws SQLException {
        var way = rows.getString(16);
        return way == null ? null : new Choice(way, money(rows, 17), rows.getString(19), rows.getString(20), null);
    }

    private static @Nullable Worth worth(ResultSet rows) throws SQLException {
        var value = money(rows, 21);
        return value == null ? null : new Worth(value, rows.getString(23));
    }

    private static @Nullable Money money(ResultSet rows, int column) throws SQLException {
        var currency = rows.getString(column + 1);
        return currency == null ? null : new Money(rows.getLong(column), currency);
    }

    private static void money(PreparedStatement statement, int column, @Nullable Money money) throws SQLException {
        statement.setObject(column, money == null ? null : money.amount(), Types.BIGINT);
        statement.setString(column + 1, money == null ? null : money.currency());
    }

    /** Writes down what the row does not have from the redemption as a whole. */
    static void note(Connection connection, RedemptionEvent event) throws SQLException {
        if (event instanceof StockReserved reserved && reserved.memberKind() != null) {
            note(connection, "member_kind", reserved.memberKind(), event);
        } else if (event instanceof RedemptionFulfilled) {
            note(connection, "fulfilled_at", event.at().atOffset(ZoneOffset.UTC), event);
        }
    }

    private static void note(Connection connection, String column, Object value, RedemptionEvent event)
            throws SQLException {
        try (var update =
                connection.prepareStatement("update redemption set " + column + " = ? where redemption_id = ?")) {
            update.setObject(1, value);
            update.setString(2, event.redemptionId());
            update.executeUpdate();
        }
    }

    /** Whether somebody who asks again asks for the same; no way stands for the only one that there was. */
    boolean isChosen(@Nullable String way, @Nullable String variant, @Nullable String storeId) {
        return choice == null
                ? variant == null && storeId == null
                : (way == null || way.equals(choice.way()))
                        && Objects.equals(variant, choice.variant())
                        && Objects.equals(storeId, choice.storeId());
    }

    private static String json(Map<String, Long> numbers) {
        try {
            return JSON.writeValueAsString(numbers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers can always be written", impossible);
        }
    }

    private static Map<String, Long> numbers(String json) {
        try {
            return JSON.readValue(json, NUMBERS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored refusal cannot be read", damaged);
        }
    }
}
