package io.pointbook.notification.runtime;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into a database past the doors. */
record Rows(DataSource database) {
    void change(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var doing = connection.createStatement()) {
            doing.execute(statement);
        }
    }

    long count(String rows) throws SQLException {
        return Long.parseLong(first("select count(*) from " + rows));
    }

    /** Empty: there is none. */
    String first(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    List<byte[]> bytes(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            var all = new ArrayList<byte[]>();
            while (row.next()) {
                all.add(row.getBytes(1));
            }
            return all;
        }
    }
}
