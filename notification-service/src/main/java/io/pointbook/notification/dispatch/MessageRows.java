package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Table {@code message}: the sent log, on the way out. */
final class MessageRows {
    private MessageRows() {}

    /** Writes it down; false where it was written down before. */
    static boolean insert(Connection connection, PlannedMessage message, byte[] sealedWords, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into message (member_id, campaign_id, occasion_id, channel, arm, purpose, words, parts, may_repeat,
                    planned_at, valid_until, state, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?) on conflict do nothing""")) {
            insert.setString(1, message.memberId());
            insert.setString(2, message.campaignId());
            insert.setString(3, message.occasionId());
            insert.setString(4, message.channel().name());
            insert.setString(5, message.arm());
            insert.setString(6, message.purpose().name());
            insert.setBytes(7, sealedWords);
            insert.setInt(8, message.parts());
            insert.setBoolean(9, message.mayRepeat());
            insert.setObject(10, utc(now));
            insert.setObject(11, utc(message.validUntil()));
            insert.setObject(12, utc(message.notBefore()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Whether it was written down before. */
    static boolean exists(Connection connection, PlannedMessage message) throws SQLException {
        try (var select = connection.prepareStatement("""
                select from message where member_id = ? and campaign_id = ? and occasion_id = ? and channel = ?""")) {
            select.setString(1, message.memberId());
            select.setString(2, message.campaignId());
            select.setString(3, message.occasionId());
            select.setString(4, message.channel().name());
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Those whose turn it is; nobody else takes them while the transaction lasts. By member, so that locks have an order. */
    static List<Handing> take(Connection connection, Channel channel, int limit, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                with turn as (
                    select * from message where channel = ? and state in ('PLANNED', 'HELD') and due_at <= ?
                    order by due_at limit ? for update skip locked)
                select message_id, member_id, campaign_id, occasion_id, arm, purpose, words, valid_until, attempts
                from turn order by member_id, message_id""")) {
            select.setString(1, channel.name());
            select.setObject(2, utc(now));
            select.setInt(3, limit);
            try (var row = select.executeQuery()) {
                var taken = new ArrayList<Handing>();
                while (row.next()) {
                    taken.add(new Handing(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            channel,
                            row.getString(5),
                            Purpose.valueOf(row.getString(6)),
                            row.getBytes(7),
                            Objects.requireNonNull(at(row, 8)),
                            row.getInt(9)));
                }
                return taken;
            }
        }
    }

    /** From here on it may be on its way. @param digest of where it goes @param doubtedAt when its answer is overdue */
    static void submit(Connection connection, Handing message, byte[] digest, Instant now, Instant doubtedAt)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update message set state = 'SUBMITTING', reason = null, cause = null, address_digest = ?,
                    submitted_at = ?, due_at = ?, attempts = attempts + 1 where message_id = ?""")) {
            update.setBytes(1, digest);
            update.setObject(2, utc(now));
            update.setObject(3, utc(doubtedAt));
            update.setLong(4, message.messageId());
            update.executeUpdate();
        }
    }

    static void hold(Connection connection, long messageId, Instant until, Reason reason) throws SQLException {
        try (var update = connection.prepareStatement(
                "update message set state = 'HELD', reason = ?, due_at = ? where message_id = ?")) {
            update.setString(1, reason.name());
            update.setObject(2, utc(until));
            update.setLong(3, messageId);
            update.executeUpdate();
        }
    }

    /** It ends here. @param cause the carrier's own word */
    static void end(
            Connection connection,
            long messageId,
            MessageState state,
            @Nullable Reason reason,
            @Nullable String cause,
            Instant now)
            throws SQLException {
        try (var update =
                connection.prepareStatement("update message set state = ?, reason = ?, cause = ?, due_at = null,"
                        + " final_at = ? where message_id = ?")) {
            update.setString(1, state.name());
            update.setString(2, reason == null ? null : reason.name());
            update.setString(3, cause);
            update.setObject(4, utc(now));
            update.setLong(5, messageId);
            update.executeUpdate();
        }
    }

    /** Those whose time is over before their turn; how many. */
    static int drop(Connection connection, int limit, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                update message set state = 'EXPIRED', reason = 'TOO_LATE', due_at = null, final_at = ? where message_id in (
                    select message_id from message where state in ('PLANNED', 'HELD') and valid_until <= ?
                    limit ? for update skip locked)""")) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(now));
            update.setInt(3, limit);
            return update.executeUpdate();
        }
    }

    /** What one member was sent. */
    record Sent(int ofDay, int ofWeek) {}

    /** What he was sent within 24 hours and seven days before now; what he asked for (service) is not counted. */
    static Sent sentTo(Connection connection, String memberId, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                select count(*) filter (where submitted_at > ?), count(*) from message
                where member_id = ? and submitted_at > ? and purpose <> 'SERVICE'
                    and state in ('SUBMITTING', 'SENT', 'DELIVERED', 'IN_DOUBT')""")) {
            select.setObject(1, utc(now.minus(Duration.ofDays(1))));
            select.setString(2, memberId);
            select.setObject(3, utc(now.minus(Duration.ofDays(7))));
            try (var row = select.executeQuery()) {
                row.next();
                return new Sent(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** Nobody else decides about this member's messages until the transaction ends. */
    static void lockMember(Connection connection, String memberId) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 11))")) {
            lock.setString(1, memberId);
            lock.execute();
        }
    }

    /** What was said is gone, and what was to be said is not said. */
    static void forget(Connection connection, String memberId, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                update message set words = null, address_digest = null,
                    reason = case when state in ('PLANNED', 'HELD') then 'ERASED' else reason end,
                    due_at = case when state in ('PLANNED', 'HELD') then null else due_at end,
                    final_at = case when state in ('PLANNED', 'HELD') then ? else final_at end,
                    state = case when state in ('PLANNED', 'HELD') then 'SUPPRESSED' else state end
                where member_id = ?""")) {
            update.setObject(1, utc(now));
            update.setString(2, memberId);
            update.executeUpdate();
        }
    }

    /** Words of messages that were planned before; how many were emptied. */
    static int forgetWords(Connection connection, Instant before, int limit) throws SQLException {
        try (var update = connection.prepareStatement("""
                update message set words = null where message_id in (
                    select message_id from message where words is not null and planned_at < ? and final_at is not null
                    limit ?)""")) {
            update.setObject(1, utc(before));
            update.setInt(2, limit);
            return update.executeUpdate();
        }
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static void texts(PreparedStatement statement, int index, List<String> values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", values.toArray()));
    }
}
