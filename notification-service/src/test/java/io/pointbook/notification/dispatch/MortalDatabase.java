package io.pointbook.notification.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A service's way to its database until it dies: from then on nothing it does is written down, nor what it had begun. */
final class MortalDatabase {
    private final DataSource database;
    private volatile boolean dead;

    MortalDatabase(DataSource database) {
        this.database = database;
    }

    void die() {
        dead = true;
    }

    DataSource asDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    var result = alive(() -> method.invoke(database, arguments));
                    return result instanceof Connection connection ? mortal(connection) : result;
                });
    }

    private Connection mortal(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) ->
                        method.getName().equals("close") || method.getName().equals("rollback")
                                ? method.invoke(connection, arguments)
                                : alive(() -> method.invoke(connection, arguments)));
    }

    private interface Work {
        Object run() throws ReflectiveOperationException;
    }

    private Object alive(Work work) throws Throwable {
        if (dead) {
            throw new SQLException("the service is dead");
        }
        try {
            return work.run();
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
