package io.pointbook.notification.profile;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that find their tables in one schema first. They are given back as they were. */
public final class SchemaDatabase implements DataSource {
    private final DataSource database;
    private final String schema;

    public SchemaDatabase(DataSource database, Generation generation) {
        this.database = database;
        this.schema = generation.schema();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return in(database.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return in(database.getConnection(user, password));
    }

    private Connection in(Connection connection) throws SQLException {
        try {
            set(connection, "set search_path = " + schema + ", public");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return (Connection) Proxy.newProxyInstance(
                SchemaDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                set(connection, "reset search_path");
            }
        } catch (SQLException failure) {
            // nobody may get a connection that looks for its tables in the wrong place
            connection.abort(Runnable::run);
            throw failure;
        }
    }

    private static void set(Connection connection, String path) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(path);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return database.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
