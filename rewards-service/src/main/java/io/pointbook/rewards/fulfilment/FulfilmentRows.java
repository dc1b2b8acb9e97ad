package io.pointbook.rewards.fulfilment;

import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.fulfilment.Fulfilment.Wanted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code fulfilment}. */
public final class FulfilmentRows {
    private static final String SELECT = """
            select redemption_id, member_id, reward_id, kind, variant, quantity, way_out, store_id, progress, pickup_code,
                parcel, cash_amount, cash_currency, value_amount, value_currency, due_since, moved_at
            from redemption join (select redemption_id, way as way_out, state as progress, pickup_code,
                reference as parcel, due_since, changed_at as moved_at from fulfilment) as due using (redemption_id)
            """;

    private FulfilmentRows() {}

    /** It is due from now on. */
    public static void due(
            Connection connection, String redemptionId, FulfilmentWay way, @Nullable String pickupCode, Instant at)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into fulfilment (redemption_id, way, state, pickup_code, due_since, changed_at)
                values (?, ?, 'OPEN', ?, ?, ?)""")) {
            insert.setString(1, redemptionId);
            insert.setString(2, way.name());
            insert.setString(3, pickupCode);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** It is so now; a redemption that needs nobody has no row, and nothing happens. */
    public static void become(
            Connection connection, String redemptionId, FulfilmentState state, @Nullable String reference, Instant at)
            throws SQLException {
        try (var update = connection.prepareStatement("update fulfilment set state = ?,"
                + " reference = coalesce(?, reference), changed_at = ? where redemption_id = ?")) {
            update.setString(1, state.name());
            update.setString(2, reference);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setString(4, redemptionId);
            update.executeUpdate();
        }
    }

    /** One of them, with its code. */
    public static @Nullable Fulfilment find(Connection connection, String redemptionId) throws SQLException {
        return one(connection, "redemption_id", redemptionId);
    }

    /** The one that a member shows a code for. */
    public static @Nullable Fulfilment ofCode(Connection connection, String pickupCode) throws SQLException {
        return one(connection, "pickup_code", pickupCode);
    }

    private static @Nullable Fulfilment one(Connection connection, String column, String value) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + " where " + column + " = ?")) {
            query.setString(1, value);
            try (var rows = query.executeQuery()) {
                return rows.next() ? row(rows) : null;
            }
        }
    }

    /** Those that are looked for, the longest due first, after one of them. */
    static List<Fulfilment> page(
            Connection connection, Wanted wanted, @Nullable Instant after, @Nullable String afterId, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(SELECT + """
                where (?::text is null or progress = ?) and (?::text is null or way_out = ?)
                and (?::text is null or kind = ?) and (?::text is null or store_id = ?)
                and (?::timestamptz is null or (due_since, redemption_id) > (?, ?))
                order by due_since, redemption_id limit ?""")) {
            twice(query, 1, wanted.state() == null ? null : wanted.state().name());
            twice(query, 3, wanted.way() == null ? null : wanted.way().name());
            twice(query, 5, wanted.kind() == null ? null : wanted.kind().name());
            twice(query, 7, wanted.storeId());
            var from = after == null ? null : after.atOffset(ZoneOffset.UTC);
            query.setObject(9, from);
            query.setObject(10, from);
            query.setString(11, afterId);
            query.setInt(12, limit);
            var found = new ArrayList<Fulfilment>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static void twice(PreparedStatement query, int first, @Nullable String value) throws SQLException {
        query.setString(first, value);
        query.setString(first + 1, value);
    }

    private static Fulfilment row(ResultSet rows) throws SQLException {
        return new Fulfilment(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                RewardKind.valueOf(rows.getString(4)),
                rows.getString(5),
                rows.getLong(6),
                FulfilmentWay.valueOf(rows.getString(7)),
                rows.getString(8),
                FulfilmentState.valueOf(rows.getString(9)),
                rows.getString(10),
                rows.getString(11),
                money(rows, 12),
                money(rows, 14),
                rows.getObject(16, OffsetDateTime.class).toInstant(),
                rows.getObject(17, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Money money(ResultSet rows, int column) throws SQLException {
        var currency = rows.getString(column + 1);
        return currency == null ? null : new Money(rows.getLong(column), currency);
    }
}
