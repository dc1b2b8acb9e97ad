package io.pointbook.runtime.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A data source that remembers which statements were prepared. */
final class RecordedStatements {

    final List<String> prepared = new CopyOnWriteArrayList<>();

    DataSource around(DataSource real) {
        return proxy(DataSource.class, real, (name, args, result) -> {
            if (result instanceof Connection connection) {
                return proxy(Connection.class, connection, this::noted);
            }
            return result;
        });
    }

    private Object noted(String method, Object[] args, Object result) {
        if (method.equals("prepareStatement")) {
            prepared.add((String) args[0]);
        }
        return result;
    }

    private interface After {
        Object call(String method, Object[] args, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            try {
                return after.call(method.getName(), args, method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
