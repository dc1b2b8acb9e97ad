package io.pointbook.notification.segment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members with ids after the one and up to the other.
 *
 * @param until absent: to the end
 */
record Stretch(String after, @Nullable String until) {
    /** Members of one stretch, and so of one transaction. */
    static final int MEMBERS = 10_000;

    /** All members, in stretches that can be looked at independently. */
    static List<Stretch> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select member_id from (
                            select member_id, row_number() over (order by member_id) as place from profile.member) as m
                        where place % ? = 0 order by member_id""")) {
            select.setInt(1, MEMBERS);
            try (var row = select.executeQuery()) {
                var stretches = new ArrayList<Stretch>();
                String after = "";
                while (row.next()) {
                    stretches.add(new Stretch(after, row.getString(1)));
                    after = row.getString(1);
                }
                stretches.add(new Stretch(after, null));
                return stretches;
            }
        }
    }

    /** How many members there are. */
    static long members(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from profile.member")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As a condition of a query: two parameters, to be set by {@link #set}. */
    static String within(String column) {
        return column + " > ? and (?::text is null or " + column + " <= ?)";
    }

    void set(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, after);
        statement.setString(first + 1, until);
        statement.setString(first + 2, until);
    }
}
