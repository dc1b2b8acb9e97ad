package io.pointbook.notification.profile;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** When members were last written to, by channel. Whoever sends writes it down. */
public final class LastContacts {
    private LastContacts() {}

    /** A message went out; of two the later one stays. */
    public static void note(Connection connection, String memberId, String channel, Instant at) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into last_contact (member_id, channel, at) values (?, ?, ?)
                on conflict (member_id, channel) do update set at = greatest(last_contact.at, excluded.at)""")) {
            upsert.setString(1, memberId);
            upsert.setString(2, channel);
            upsert.setObject(3, at.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    /** By channel. */
    public static Map<String, Instant> of(Connection connection, String memberId) throws SQLException {
        try (var select = connection.prepareStatement("select channel, at from last_contact where member_id = ?")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                var contacts = new TreeMap<String, Instant>();
                while (row.next()) {
                    contacts.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
                return contacts;
            }
        }
    }

    /** Nothing is left of the member. */
    public static void forget(Connection connection, String memberId) throws SQLException {
        try (var delete = connection.prepareStatement("delete from last_contact where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
    }
}
