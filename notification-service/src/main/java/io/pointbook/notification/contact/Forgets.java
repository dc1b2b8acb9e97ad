package io.pointbook.notification.contact;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps something about members, and forgets it with them. */
public interface Forgets {
    /** Nothing that is his own is left, with the connection's transaction; again changes nothing. */
    void forget(Connection connection, String memberId) throws SQLException;
}
