package io.pointbook.notification.contact;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.runtime.secret.SealingKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One key for each member: what is sealed with it dies with it. */
public final class SubjectKeys {
    private final @Nullable SealingKey master;

    /** @param master the installation's key; without it nothing personal is taken in */
    public SubjectKeys(@Nullable SealingKey master) {
        this.master = master;
    }

    /** Seals something of a member. */
    public byte[] seal(Connection connection, String memberId, byte[] content) throws SQLException {
        return keyFor(connection, memberId).seal(memberId, content);
    }

    /** What was sealed for him; nothing when he was erased since. */
    public byte @Nullable [] open(Connection connection, String memberId, byte[] sealed) throws SQLException {
        var wrapped = find(connection, memberId);
        return wrapped == null ? null : unwrap(memberId, wrapped).open(memberId, sealed);
    }

    /**
     * He is not erased before this transaction ends. Else what is sealed now could be written after his key is gone, and
     * stand there unreadable beside what he tells when he comes again.
     */
    public void hold(Connection connection, String memberId) throws SQLException {
        var _ = keyFor(connection, memberId);
        try (PreparedStatement select =
                connection.prepareStatement("select from subject_key where member_id = ? for key share")) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    make(connection, memberId); // he was erased in between; this one is ours
                }
            }
        }
    }

    /** The same with his key as it is stored. */
    public byte[] open(String memberId, byte[] wrapped, byte[] sealed) {
        return unwrap(memberId, wrapped).open(memberId, sealed);
    }

    /** The same for the same address, and nothing to whoever has not the installation's key. */
    byte[] digest(Channel channel, String address) {
        return master().digest(channel + "\n" + address);
    }

    /** Makes all that was sealed for him unreadable. */
    void destroy(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from subject_key where member_id = ?")) {
            delete.setString(1, memberId);
            delete.executeUpdate();
        }
    }

    private SealingKey keyFor(Connection connection, String memberId) throws SQLException {
        var wrapped = find(connection, memberId);
        if (wrapped == null) {
            make(connection, memberId);
            wrapped = find(connection, memberId); // another one's, where he was first
        }
        if (wrapped == null) {
            throw new IllegalStateException("a key that was just made is not there");
        }
        return unwrap(memberId, wrapped);
    }

    private void make(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into subject_key (member_id, sealed) values (?, ?) on conflict do nothing")) {
            insert.setString(1, memberId);
            insert.setBytes(2, master().seal(memberId, SealingKey.fresh()));
            insert.executeUpdate();
        }
    }

    private static byte @Nullable [] find(Connection connection, String memberId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select sealed from subject_key where member_id = ?")) {
            select.setString(1, memberId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private SealingKey unwrap(String memberId, byte[] wrapped) {
        if (!master().isSealedByThis(wrapped)) {
            throw NotificationProblem.CONTACT_KEY_MISSING.because(
                    "Contacts were sealed with another key: put its file back.", Map.of());
        }
        return new SealingKey(master().open(memberId, wrapped));
    }

    private SealingKey master() {
        if (master == null) {
            throw NotificationProblem.CONTACT_KEY_MISSING.because(
                    "Contacts are kept sealed, and there is no key: set pointbook.notification.contact.key-file to a"
                            + " file of 32 random bytes.",
                    Map.of());
        }
        return master;
    }
}
