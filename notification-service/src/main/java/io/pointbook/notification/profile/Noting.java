package io.pointbook.notification.profile;

import io.pointbook.notification.profile.Generation.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Which records of a topic a generation notes occasions of: those that no other generation does. */
public final class Noting {
    private final boolean any;
    private final Map<Integer, Long> from;
    private final Map<Integer, Long> until;

    private Noting(boolean any, Map<Integer, Long> from, Map<Integer, Long> until) {
        this.any = any;
        this.from = from;
        this.until = until;
    }

    /** As it stands, and stays until the transaction of the connection is over. */
    public static Noting of(Connection connection, int generation, String topic) throws SQLException {
        var state = state(connection, generation);
        return new Noting(
                state != State.BUILDING,
                handover(connection, generation, topic),
                state == State.RETIRING ? handover(connection, generation + 1, topic) : Map.of());
    }

    private static State state(Connection connection, int generation) throws SQLException {
        // shared: batches do not wait for each other, only for a change of generations
        try (var select = connection.prepareStatement(
                "select state from public.profile_generation where generation = ? for share")) {
            select.setInt(1, generation);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("generation " + generation + " is gone");
                }
                return State.valueOf(row.getString(1));
            }
        }
    }

    private static Map<Integer, Long> handover(Connection connection, int generation, String topic)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select partition, from_offset from public.profile_handover where generation = ? and topic = ?")) {
            select.setInt(1, generation);
            select.setString(2, topic);
            try (var row = select.executeQuery()) {
                var offsets = new HashMap<Integer, Long>();
                while (row.next()) {
                    offsets.put(row.getInt(1), row.getLong(2));
                }
                return offsets;
            }
        }
    }

    /** Whether this record is its to note. */
    public boolean notes(int partition, long offset) {
        return any
                && offset >= from.getOrDefault(partition, 0L)
                && offset < until.getOrDefault(partition, Long.MAX_VALUE);
    }
}
