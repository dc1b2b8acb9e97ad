package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Headers that a message leaves with, such as those by which its reader unsubscribes. */
public interface MailHeaders {
    /** Headers by name; empty for channels that have none. */
    Map<String, String> of(Connection connection, String memberId, Channel channel, Purpose purpose)
            throws SQLException;
}
