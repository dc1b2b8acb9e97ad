package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.SubjectKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;

/** Where messages are handed in. */
public final class Messages {
    private final SubjectKeys keys;
    private final Supplier<Instant> now;

    public Messages(SubjectKeys keys, Supplier<Instant> now) {
        this.keys = keys;
        this.now = now;
    }

    /** Takes it, with the connection's transaction; false where the same was handed in before, ever. */
    public boolean plan(Connection connection, PlannedMessage message) throws SQLException {
        // asked first: sealing would make a key for somebody who was erased since
        return !MessageRows.exists(connection, message)
                && MessageRows.insert(
                        connection,
                        message,
                        keys.seal(
                                connection, message.memberId(), message.words().bytes()),
                        now.get());
    }

    /** Nothing of what was said to him is left, and what was to be said is not said. */
    public void forget(Connection connection, String memberId) throws SQLException {
        MessageRows.forget(connection, memberId, now.get());
    }
}
