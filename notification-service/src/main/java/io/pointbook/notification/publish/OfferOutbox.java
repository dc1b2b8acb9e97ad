package io.pointbook.notification.publish;

import io.pointbook.notification.publish.OfferMessages.Ready;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Table {@code offer_outbox}: messages until the broker has them. */
final class OfferOutbox {
    private OfferOutbox() {}

    /** One of them, and its number. */
    record Waiting(long number, Ready message) {}

    static void add(Connection connection, Ready message) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into offer_outbox (topic, member_id, event_id, at, value) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, message.topic());
            insert.setString(2, message.memberId());
            insert.setString(3, message.eventId());
            insert.setObject(4, message.at().atOffset(ZoneOffset.UTC));
            insert.setBytes(5, message.value());
            insert.executeUpdate();
        }
    }

    /** Whether this transaction alone publishes; until it ends. */
    static boolean lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('offer_outbox'))");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    static List<Waiting> oldest(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select number, topic, member_id, event_id, at, value from offer_outbox order by number limit ?")) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Waiting>();
                while (rows.next()) {
                    found.add(new Waiting(
                            rows.getLong(1),
                            new Ready(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getObject(5, OffsetDateTime.class).toInstant(),
                                    rows.getBytes(6))));
                }
                return found;
            }
        }
    }

    /** Those exactly: a smaller number may still come from a transaction that ends late. */
    static void delete(Connection connection, List<Waiting> sent) throws SQLException {
        try (var delete = connection.prepareStatement("delete from offer_outbox where number = any(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Waiting::number).toArray()));
            delete.executeUpdate();
        }
    }
}
