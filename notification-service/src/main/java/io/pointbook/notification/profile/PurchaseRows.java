package io.pointbook.notification.profile;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of purchases, and what the rows of members have of them. */
final class PurchaseRows {
    /** Messages of one member that are counted again when a receipt of his is voided, the latest. */
    static final int MOST_COUNTED_AGAIN = 5_000;

    private static final TypeReference<List<Bought.Line>> LINES = new TypeReference<>() {};

    private PurchaseRows() {}

    /**
     * What is needed of a member.
     *
     * @param receipts from which goods come back
     * @param all whether every message of his is needed
     */
    record Asked(String memberId, List<String> receipts, boolean all) {}

    static TreeMap<String, Shopper> read(Connection connection, List<Asked> asked, HabitSettings settings)
            throws SQLException {
        var shoppers = new TreeMap<String, Shopper>();
        asked.forEach(one -> shoppers.put(one.memberId(), new Shopper(one.memberId(), Shopper.Totals.NONE, settings)));
        try (var select = connection.prepareStatement("""
                select member_id, purchase_sequence, habits, first_purchase_at, last_purchase_at, purchases, spend,
                    currency
                from member where member_id = any (?)""")) {
            select.setArray(
                    1, connection.createArrayOf("text", shoppers.keySet().toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var memberId = row.getString(1);
                    shoppers.put(memberId, new Shopper(memberId, totals(row), settings));
                }
            }
        }
        readReceipts(connection, asked, shoppers);
        for (Asked one : asked) {
            var shopper = shoppers.get(one.memberId());
            if (one.all() && shopper != null) {
                shopper.remembers(all(connection, one.memberId()));
            }
        }
        return shoppers;
    }

    private static Shopper.Totals totals(ResultSet row) throws SQLException {
        var habits = row.getString(3);
        return new Shopper.Totals(
                row.getLong(2),
                habits == null ? Habits.NONE : Json.read(habits, Habits.class),
                instant(row, 4),
                instant(row, 5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void readReceipts(Connection connection, List<Asked> asked, TreeMap<String, Shopper> shoppers)
            throws SQLException {
        var receipts = asked.stream()
                .flatMap(one -> one.receipts().stream())
                .distinct()
                .toArray();
        if (receipts.length == 0) {
            return;
        }
        try (var select = connection.prepareStatement("""
                select member_id, receipt, at, voided from purchase
                where member_id = any (?) and receipt = any (?) order by sequence desc""")) {
            select.setArray(
                    1, connection.createArrayOf("text", shoppers.keySet().toArray()));
            select.setArray(2, connection.createArrayOf("text", receipts));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var shopper = shoppers.get(row.getString(1));
                    var at = instant(row, 3);
                    if (shopper != null && at != null) {
                        shopper.knows(row.getString(2), at, row.getBoolean(4));
                    }
                }
            }
        }
    }

    private static List<Bought> all(Connection connection, String memberId) throws SQLException {
        try (var select = connection.prepareStatement("""
                select sequence, event_id, receipt, at, store_id, currency, sells, voids, lines from purchase
                where member_id = ? order by sequence desc limit ?""")) {
            select.setString(1, memberId);
            select.setInt(2, MOST_COUNTED_AGAIN);
            try (var row = select.executeQuery()) {
                var all = new ArrayList<Bought>();
                while (row.next()) {
                    all.add(new Bought(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5),
                            row.getString(6),
                            row.getBoolean(7),
                            row.getString(8),
                            Json.read(row.getString(9), LINES)));
                }
                return all.reversed();
            }
        }
    }

    static void write(Connection connection, Collection<Shopper> shoppers) throws SQLException {
        try (var insert = connection.prepareStatement("""
                        insert into purchase (member_id, sequence, event_id, receipt, at, store_id, currency, sells, voids,
                            bought, net, voided, lines)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""");
                var update = connection.prepareStatement("""
                        insert into member (purchase_sequence, habits, favourite_items, favourite_categories, usual_store,
                            usual_weekday, usual_hour, first_purchase_at, last_purchase_at, purchases, spend, currency,
                            member_id)
                        values (?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (member_id) do update
                        set (purchase_sequence, habits, favourite_items, favourite_categories, usual_store, usual_weekday,
                            usual_hour, first_purchase_at, last_purchase_at, purchases, spend, currency)
                        = (excluded.purchase_sequence, excluded.habits, excluded.favourite_items,
                            excluded.favourite_categories, excluded.usual_store, excluded.usual_weekday,
                            excluded.usual_hour, excluded.first_purchase_at, excluded.last_purchase_at,
                            excluded.purchases, excluded.spend, excluded.currency)""")) {
            for (Shopper shopper : shoppers) {
                if (!shopper.fresh().isEmpty()) {
                    for (Bought bought : shopper.fresh()) {
                        insert(insert, shopper, bought);
                    }
                    update(connection, update, shopper);
                }
            }
            insert.executeBatch();
            update.executeBatch();
        }
        VoidedRows.write(connection, shoppers);
    }

    private static void insert(PreparedStatement insert, Shopper shopper, Bought bought) throws SQLException {
        var counts = bought.without(shopper.voided());
        insert.setString(1, shopper.memberId());
        insert.setLong(2, bought.sequence());
        insert.setString(3, bought.eventId());
        insert.setString(4, bought.receipt());
        insert.setObject(5, utc(bought.at()));
        insert.setString(6, bought.storeId());
        insert.setString(7, bought.currency());
        insert.setBoolean(8, bought.sells());
        insert.setString(9, bought.voids());
        insert.setBoolean(10, counts.isPurchase());
        insert.setLong(11, counts.net());
        insert.setBoolean(12, shopper.voided().contains(bought.receipt()));
        insert.setString(13, Json.text(bought.lines()));
        insert.addBatch();
    }

    private static void update(Connection connection, PreparedStatement update, Shopper shopper) throws SQLException {
        var totals = shopper.totals();
        var habits = totals.habits();
        update.setLong(1, totals.sequence());
        update.setString(2, Json.text(habits));
        update.setString(3, Json.text(habits.favouriteItems()));
        update.setArray(
                4, connection.createArrayOf("text", habits.favouriteCategories().toArray()));
        update.setString(5, habits.usualStore());
        update.setObject(6, habits.usualWeekday(), Types.SMALLINT);
        update.setObject(7, habits.usualHour(), Types.SMALLINT);
        update.setObject(8, utc(totals.firstAt()));
        update.setObject(9, utc(totals.lastAt()));
        update.setLong(10, totals.purchases());
        update.setLong(11, totals.spend());
        update.setString(12, totals.currency());
        update.setString(13, shopper.memberId());
        update.addBatch();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
