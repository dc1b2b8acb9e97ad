package io.pointbook.notification.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What members told us about themselves; sealed, one key for each of them. */
public final class Contacts {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** Rows that are read at once. */
    private static final int FETCHED = 1_000;

    private final SubjectKeys keys;

    public Contacts(SubjectKeys keys) {
        this.keys = keys;
    }

    /** As it is sealed. */
    private record Sealed(
            @Nullable String phone,
            @Nullable String email,
            String language,
            ZoneId zone,
            @Nullable Integer birthYear,
            Map<String, Object> attributes) {}

    /** What he told us; nothing when he told nothing, or was erased. */
    public @Nullable Contact find(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select sealed from contact where member_id = ?")) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? open(connection, memberId, row.getBytes(1)) : null;
            }
        }
    }

    private @Nullable Contact open(Connection connection, String memberId, byte[] sealed) throws SQLException {
        var plain = keys.open(connection, memberId, sealed);
        return plain == null ? null : read(memberId, plain);
    }

    /**
     * What the members with ids after the one and up to the other told us, by id.
     *
     * @param until absent: to the end
     */
    public Map<String, Contact> between(Connection connection, String after, @Nullable String until)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select member_id, c.sealed, k.sealed from contact c join subject_key k using (member_id)
                where member_id > ? and (?::text is null or member_id <= ?)""")) {
            select.setString(1, after);
            select.setString(2, until);
            select.setString(3, until);
            select.setFetchSize(FETCHED);
            try (ResultSet row = select.executeQuery()) {
                Map<String, Contact> found = new HashMap<>();
                while (row.next()) {
                    var memberId = row.getString(1);
                    found.put(memberId, read(memberId, keys.open(memberId, row.getBytes(3), row.getBytes(2))));
                }
                return found;
            }
        }
    }

    /** The last of so many members after one, by id; nothing: there are no more than these. */
    public @Nullable String endOfPage(Connection connection, String after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select member_id from contact where member_id > ? order by member_id offset ? limit 1")) {
            select.setString(1, after);
            select.setInt(2, limit - 1);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static Contact read(String memberId, byte[] plain) {
        try {
            var told = JSON.readValue(plain, Sealed.class);
            return new Contact(
                    memberId,
                    told.phone(),
                    told.email(),
                    told.language(),
                    told.zone(),
                    told.birthYear(),
                    wholeNumbers(told.attributes()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a contact of ours cannot be read", impossible);
        }
    }

    /** JSON reads small numbers as Integer. */
    private static Map<String, Object> wholeNumbers(Map<String, Object> attributes) {
        var read = new HashMap<String, Object>();
        attributes.forEach(
                (name, value) -> read.put(name, value instanceof Integer number ? (Object) number.longValue() : value));
        return Map.copyOf(read);
    }

    /** Takes the place of what he had told before. */
    public void save(Connection connection, Contact contact, Instant now) throws SQLException {
        keys.hold(connection, contact.memberId());
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into contact (member_id, sealed, phone_digest, email_digest, changed_at) values (?, ?, ?, ?, ?)
                on conflict (member_id) do update set sealed = excluded.sealed, phone_digest = excluded.phone_digest,
                    email_digest = excluded.email_digest, changed_at = excluded.changed_at""")) {
            upsert.setString(1, contact.memberId());
            upsert.setBytes(2, keys.seal(connection, contact.memberId(), bytes(contact)));
            upsert.setBytes(3, digest(Channel.SMS, contact.phone()));
            upsert.setBytes(4, digest(Channel.EMAIL, contact.email()));
            upsert.setObject(5, now.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    private static byte[] bytes(Contact contact) {
        try {
            return JSON.writeValueAsBytes(new Sealed(
                    contact.phone(),
                    contact.email(),
                    contact.language(),
                    contact.zone(),
                    contact.birthYear(),
                    contact.attributes()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What an address is recognised by again; the same for the same address, and nothing to whoever has not the key. */
    public byte[] digestOf(Channel channel, String address) {
        return keys.digest(channel, address);
    }

    private byte @Nullable [] digest(Channel channel, @Nullable String address) {
        return address == null ? null : keys.digest(channel, address);
    }

    /** Who is reached at an address, in the order of their ids; usually one, in a family several. */
    public List<String> at(Connection connection, Channel channel, String address, int limit) throws SQLException {
        var column = channel == Channel.SMS ? "phone_digest" : "email_digest";
        try (PreparedStatement select = connection.prepareStatement(
                "select member_id from contact where " + column + " = ? order by member_id limit ?")) {
            select.setBytes(1, keys.digest(channel, address));
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return found;
            }
        }
    }

    /** Leaves nothing of him but his consents' bare history, which proves that he was asked; it names nobody. */
    public void erase(Connection connection, String memberId) throws SQLException {
        keys.destroy(
                connection, memberId); // first: it waits for whoever writes about him, and what he wrote is seen below
        try (PreparedStatement delete = connection.prepareStatement("delete from contact where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
        // callers write there what they like, and a language may be his own: pl-x-...
        try (PreparedStatement update = connection.prepareStatement(
                "update consent set evidence = null, language = null, text_version = null, source = 'erased',"
                        + " actor = 'erased' where member_id = ?")) {
            update.setString(1, memberId);
            update.executeUpdate();
        }
    }
}
