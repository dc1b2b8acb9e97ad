package io.pointbook.notification.confirmation;

import io.pointbook.notification.contact.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Table {@code confirmation}. */
final class ConfirmationRows {
    private ConfirmationRows() {}

    /** The address's digest as the contact has it; nobody changes it while the transaction lasts. Nothing: there is none. */
    static byte @Nullable [] lockAddress(Connection connection, String memberId, Channel channel) throws SQLException {
        var column = channel == Channel.SMS ? "phone_digest" : "email_digest";
        try (var select =
                connection.prepareStatement("select " + column + " from contact where member_id = ? for update")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Whether he was asked for this address since he last said a yes that waits for it. */
    static boolean isAsked(Connection connection, String memberId, Channel channel, byte[] digest) throws SQLException {
        try (var select = connection.prepareStatement("""
                select exists (select from confirmation where member_id = ? and channel = ? and digest = ?
                    and asked_at >= (select max(noted_at) from consent where member_id = ? and channel = ? and awaits))""")) {
            select.setString(1, memberId);
            select.setString(2, channel.name());
            select.setBytes(3, digest);
            select.setString(4, memberId);
            select.setString(5, channel.name());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** How often somebody was asked at this address since then. */
    static int askedSince(Connection connection, byte[] digest, Instant since) throws SQLException {
        try (var select =
                connection.prepareStatement("select count(*) from confirmation where digest = ? and asked_at > ?")) {
            select.setBytes(1, digest);
            select.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** @return the number of the row */
    static long insert(
            Connection connection, Asking asking, String token, byte @Nullable [] code, Instant now, Duration validFor)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into confirmation (member_id, channel, digest, token, code_digest, asked_at, valid_until)
                values (?, ?, ?, ?, ?, ?, ?) returning number""")) {
            insert.setString(1, asking.memberId());
            insert.setString(2, asking.channel().name());
            insert.setBytes(3, asking.digest());
            insert.setString(4, token);
            insert.setBytes(5, code);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setObject(7, now.plus(validFor).atOffset(ZoneOffset.UTC));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Who is asked, and for which address. */
    record Asking(String memberId, Channel channel, byte[] digest) {}

    /** What is open. @param code the digest of its digits */
    record Open(long number, String token, byte @Nullable [] code, int tries) {}

    /** The newest that he can still confirm by digits, locked. */
    static @Nullable Open lockNewest(Connection connection, String memberId, Channel channel, Instant now)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select number, token, code_digest, tries from confirmation where member_id = ? and channel = ?
                    and valid_until > ? and confirmed_at is null order by number desc limit 1 for update""")) {
            select.setString(1, memberId);
            select.setString(2, channel.name());
            select.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next() ? new Open(row.getLong(1), row.getString(2), row.getBytes(3), row.getInt(4)) : null;
            }
        }
    }

    static void noteTry(Connection connection, long number) throws SQLException {
        try (var update = connection.prepareStatement("update confirmation set tries = tries + 1 where number = ?")) {
            update.setLong(1, number);
            update.executeUpdate();
        }
    }

    static void confirm(Connection connection, long number, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(
                "update confirmation set confirmed_at = ? where number = ? and confirmed_at is null")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setLong(2, number);
            update.executeUpdate();
        }
    }

    /** A link. @param usable it is in time, or was used in time; @param confirmed it was used */
    record Link(long number, Channel channel, boolean usable, boolean confirmed) {}

    static @Nullable Link link(Connection connection, String token, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                select number, channel, confirmed_at is not null or valid_until > ?, confirmed_at is not null
                from confirmation where token = ?""")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setString(2, token);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? new Link(
                                row.getLong(1), Channel.valueOf(row.getString(2)), row.getBoolean(3), row.getBoolean(4))
                        : null;
            }
        }
    }

    static void forget(Connection connection, String memberId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from confirmation where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
    }
}
