package io.pointbook.notification.profile;

import io.pointbook.notification.profile.Generation.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a generation that is being built takes over, and when the one before can go. */
public final class Rebuilding {
    /** A generation that is fewer records behind in every partition has caught up. */
    static final long CAUGHT_UP_RECORDS = 500;

    private Rebuilding() {}

    /** Makes the generation that is being built the live one, if it has caught up; whether it did. */
    public static boolean switchOver(Connection connection, Instant now) throws SQLException {
        var all = Generations.all(connection);
        var live = one(all, State.LIVE);
        var building = one(all, State.BUILDING);
        if (building == null || live != null && behind(connection, building, live) > 0) {
            return false;
        }
        Scores.count(connection, building, now);
        Generations.goLive(connection, building, now);
        return true;
    }

    private static @Nullable Generation one(List<Generation> all, State state) {
        return all.stream().filter(each -> each.state() == state).findFirst().orElse(null);
    }

    /** Partitions in which the one is still far behind the other. */
    private static long behind(Connection connection, Generation building, Generation live) throws SQLException {
        try (var select =
                connection.prepareStatement("select count(*) from " + live.schema() + ".inbox_offset l left join "
                        + building.schema() + ".inbox_offset b using (topic, partition)"
                        + " where b.next_offset is null or b.next_offset + ? <= l.next_offset")) {
            select.setLong(1, CAUGHT_UP_RECORDS);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Records that the live one has, and this one has not yet. */
    static long recordsBehind(Connection connection, Generation building) throws SQLException {
        var live = one(Generations.all(connection), State.LIVE);
        if (live == null) {
            return 0;
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select coalesce(sum(greatest(0, l.next_offset - coalesce(b.next_offset, 0))), 0)::bigint from "
                                + live.schema() + ".inbox_offset l left join " + building.schema()
                                + ".inbox_offset b using (topic, partition)")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Those that have noted all that was theirs to note. */
    public static List<Generation> over(Connection connection) throws SQLException {
        var over = new ArrayList<Generation>();
        for (Generation one : Generations.all(connection)) {
            if (one.state() == State.RETIRING && hasNotedAll(connection, one)) {
                over.add(one);
            }
        }
        return over;
    }

    private static boolean hasNotedAll(Connection connection, Generation retiring) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from profile_handover h left join "
                + retiring.schema() + ".inbox_offset r using (topic, partition)"
                + " where h.generation = ? and (r.next_offset is null or r.next_offset < h.from_offset)")) {
            select.setInt(1, retiring.number() + 1);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1) == 0;
            }
        }
    }
}
