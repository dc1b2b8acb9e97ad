package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import java.sql.Connection;
import java.sql.SQLException;

/** Hears what members answer, where it is no STOP. */
@FunctionalInterface
public interface ReplyListener {
    /**
     * A member who is reached where the answer came from, with the connection's transaction.
     *
     * @return whether it meant something
     */
    boolean heard(Connection connection, String memberId, Channel channel, String text) throws SQLException;
}
