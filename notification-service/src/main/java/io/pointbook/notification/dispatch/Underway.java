package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, locked for whoever is about to move it.
 *
 * @param attempts so often it was handed over; an answer to an earlier attempt is not this one's
 */
record Underway(
        long messageId,
        String memberId,
        String campaignId,
        String occasionId,
        Channel channel,
        String arm,
        Purpose purpose,
        int parts,
        boolean mayRepeat,
        Instant validUntil,
        MessageState state,
        int attempts,
        int asks,
        byte @Nullable [] addressDigest,
        @Nullable Instant sentAt) {
    private static final String COLUMNS =
            "message_id, member_id, campaign_id, occasion_id, channel, arm, purpose, parts,"
                    + " may_repeat, valid_until, state, attempts, asks, address_digest, sent_at";

    /** Whether a carrier may still tell something new of it. */
    boolean isOpen() {
        return state == MessageState.SUBMITTING || state == MessageState.SENT || state == MessageState.IN_DOUBT;
    }

    static @Nullable Underway lock(Connection connection, long messageId) throws SQLException {
        try (var select =
                connection.prepareStatement("select " + COLUMNS + " from message where message_id = ? for update")) {
            select.setLong(1, messageId);
            try (var row = select.executeQuery()) {
                return row.next() ? of(row) : null;
            }
        }
    }

    /** Those that wait for an answer or a receipt for too long. */
    static List<Underway> overdue(Connection connection, int limit, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("select " + COLUMNS + " from message"
                + " where state in ('SUBMITTING', 'SENT', 'IN_DOUBT') and due_at <= ? order by due_at limit ?"
                + " for update skip locked")) {
            select.setObject(1, MessageRows.utc(now));
            select.setInt(2, limit);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Underway>();
                while (row.next()) {
                    found.add(of(row));
                }
                return found;
            }
        }
    }

    /** Messages without an answer whose number ends like the reference; SMS centres give 16 bits of it back. */
    static List<Long> unanswered(Connection connection, Channel channel, long reference) throws SQLException {
        try (var select = connection.prepareStatement("""
                select message_id from message where message_id & 65535 = ? & 65535 and channel = ?
                    and state in ('SUBMITTING', 'IN_DOUBT') and (? < 65536 or message_id = ?) limit 2""")) {
            select.setLong(1, reference);
            select.setString(2, channel.name());
            select.setLong(3, reference);
            select.setLong(4, reference);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Long>();
                while (row.next()) {
                    found.add(row.getLong(1));
                }
                return found;
            }
        }
    }

    private static Underway of(ResultSet row) throws SQLException {
        return new Underway(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Channel.valueOf(row.getString(5)),
                row.getString(6),
                Purpose.valueOf(row.getString(7)),
                row.getInt(8),
                row.getBoolean(9),
                Objects.requireNonNull(MessageRows.at(row, 10)),
                MessageState.valueOf(row.getString(11)),
                row.getInt(12),
                row.getInt(13),
                row.getBytes(14),
                MessageRows.at(row, 15));
    }
}
