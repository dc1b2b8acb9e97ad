package io.pointbook.runtime.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do on the open transaction's connection. */
@FunctionalInterface
public interface SqlWork {
    void on(Connection connection) throws SQLException;
}
