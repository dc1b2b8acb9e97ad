package io.pointbook.runtime.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something to read on a connection. */
@FunctionalInterface
public interface SqlRead<T extends @Nullable Object> {
    T from(Connection connection) throws SQLException;
}
