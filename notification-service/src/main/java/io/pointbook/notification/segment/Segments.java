package io.pointbook.notification.segment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who is in which segment, as it was evaluated last. */
public final class Segments {
    static final int LONGEST_MEMBER_ID = 100;

    private Segments() {}

    /** Whether a member is in. */
    public static boolean contains(Connection connection, String segmentId, String memberId) throws SQLException {
        try (var select =
                connection.prepareStatement("select 1 from segment_member where segment_id = ? and member_id = ?")) {
            select.setString(1, segmentId);
            select.setString(2, memberId);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The version by which its members were found last; 0: there is none, or they were never looked for. */
    public static int evaluatedVersion(Connection connection, String segmentId) throws SQLException {
        try (var select = connection.prepareStatement("select evaluated_version from segment where segment_id = ?")) {
            select.setString(1, segmentId);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /**
     * A page of those who are in, by id.
     *
     * @param after the last one of the page before; empty: from the beginning
     */
    public static List<String> members(Connection connection, String segmentId, String after, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select member_id from segment_member where segment_id = ? and member_id > ?
                order by member_id limit ?""")) {
            select.setString(1, segmentId);
            select.setString(2, after);
            select.setInt(3, limit);
            return ids(select);
        }
    }

    /** The segments that a member is in, by id. */
    public static List<String> of(Connection connection, String memberId) throws SQLException {
        try (var select = connection.prepareStatement(
                "select segment_id from segment_member where member_id = ? order by segment_id")) {
            select.setString(1, memberId);
            return ids(select);
        }
    }

    /** Whether there is such a segment. */
    public static boolean exists(Connection connection, String segmentId) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from segment where segment_id = ?")) {
            select.setString(1, segmentId);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Nothing is left of the member in segments and lists. */
    public static void forget(Connection connection, String memberId) throws SQLException {
        for (String table : List.of("segment_member", "member_list")) {
            try (var delete = connection.prepareStatement("delete from " + table + " where member_id = ?")) {
                delete.setString(1, memberId);
                delete.executeUpdate();
            }
        }
    }

    private static List<String> ids(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }
    }
}
