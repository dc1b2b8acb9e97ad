package io.pointbook.notification.contact;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks members to show that an address is theirs. */
@FunctionalInterface
public interface Confirms {
    /** What he said or how he is reached has changed: he is asked where something waits for it, with the connection's transaction. */
    void look(Connection connection, String memberId) throws SQLException;
}
