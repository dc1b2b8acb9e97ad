package io.pointbook.notification.dispatch;

import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.contact.Channel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables {@code message_part} and {@code stray_receipt}: what carriers told of messages and their parts. */
final class PartRows {
    private PartRows() {}

    /** Notes a part by the carrier's id, unless it is known under one that is alike. */
    static void add(Connection connection, long messageId, String carrierId) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into message_part (message_id, carrier_id) select ?, ? where not exists (
                    select from message_part where message_id = ? and carrier_id = any(?)) on conflict do nothing""")) {
            insert.setLong(1, messageId);
            insert.setString(2, carrierId.toLowerCase(Locale.ROOT));
            insert.setLong(3, messageId);
            MessageRows.texts(insert, 4, List.copyOf(CarrierIds.alike(carrierId)));
            insert.executeUpdate();
        }
    }

    /** What became of a part; the first end that is told stays. */
    static void fate(Connection connection, long messageId, String carrierId, Fate fate) throws SQLException {
        try (var update = connection.prepareStatement("""
                update message_part set fate = ? where message_id = ? and carrier_id = any(?)
                    and (fate is null or fate in ('ON_ITS_WAY', 'UNKNOWN'))""")) {
            update.setString(1, fate.name());
            update.setLong(2, messageId);
            MessageRows.texts(update, 3, List.copyOf(CarrierIds.alike(carrierId)));
            update.executeUpdate();
        }
    }

    /** Messages of the channel that have a part with an id like it; the same id first. */
    static List<Long> messagesWith(Connection connection, Channel channel, String carrierId) throws SQLException {
        try (var select = connection.prepareStatement("""
                select message_id from message_part join message using (message_id)
                where carrier_id = any(?) and channel = ? order by carrier_id <> ?, message_id desc""")) {
            MessageRows.texts(select, 1, List.copyOf(CarrierIds.alike(carrierId)));
            select.setString(2, channel.name());
            select.setString(3, carrierId.toLowerCase(Locale.ROOT));
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Long>();
                while (row.next()) {
                    found.add(row.getLong(1));
                }
                return found;
            }
        }
    }

    /** The fates of a message's parts; those without one are left out. */
    static List<Fate> fates(Connection connection, long messageId) throws SQLException {
        try (var select = connection.prepareStatement(
                "select fate from message_part where message_id = ? and fate is not null order by carrier_id")) {
            select.setLong(1, messageId);
            try (var row = select.executeQuery()) {
                var fates = new ArrayList<Fate>();
                while (row.next()) {
                    fates.add(Fate.valueOf(row.getString(1)));
                }
                return fates;
            }
        }
    }

    /** Ids of parts of which nobody knows yet how they ended. */
    static List<String> open(Connection connection, long messageId) throws SQLException {
        try (var select = connection.prepareStatement("""
                select carrier_id from message_part where message_id = ?
                    and (fate is null or fate in ('ON_ITS_WAY', 'UNKNOWN')) order by carrier_id""")) {
            select.setLong(1, messageId);
            try (var row = select.executeQuery()) {
                var ids = new ArrayList<String>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        }
    }

    /** A receipt that nobody waits for yet. */
    record Stray(
            long number,
            Channel channel,
            String carrierId,
            @Nullable Long reference,
            Fate fate,
            String cause) {}

    static void keep(
            Connection connection,
            Channel channel,
            String carrierId,
            @Nullable Long reference,
            Fate fate,
            String cause,
            Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into stray_receipt (channel, carrier_id, reference, fate, cause, at) values (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, channel.name());
            insert.setString(2, carrierId.toLowerCase(Locale.ROOT));
            insert.setObject(3, reference);
            insert.setString(4, fate.name());
            insert.setString(5, cause);
            insert.setObject(6, MessageRows.utc(now));
            insert.executeUpdate();
        }
    }

    /** Those after the number, the oldest first; nobody else has them while the transaction lasts. */
    static List<Stray> after(Connection connection, long number, int limit) throws SQLException {
        try (var select = connection.prepareStatement("""
                select number, channel, carrier_id, reference, fate, cause from stray_receipt where number > ?
                order by number limit ? for update skip locked""")) {
            select.setLong(1, number);
            select.setInt(2, limit);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<Stray>();
                while (row.next()) {
                    found.add(new Stray(
                            row.getLong(1),
                            Channel.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getObject(4, Long.class),
                            Fate.valueOf(row.getString(5)),
                            row.getString(6)));
                }
                return found;
            }
        }
    }

    static void remove(Connection connection, long number) throws SQLException {
        try (var delete = connection.prepareStatement("delete from stray_receipt where number = ?")) {
            delete.setLong(1, number);
            delete.executeUpdate();
        }
    }

    /** Those that came before are nobody's; how many, so many at most. */
    static int forget(Connection connection, Instant before, int limit) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from stray_receipt where number in (
                    select number from stray_receipt where at < ? order by number limit ?)""")) {
            delete.setObject(1, MessageRows.utc(before));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
