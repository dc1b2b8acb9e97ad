package io.pointbook.notification.profile;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Fifths of all members by recency, frequency and spend. They are counted anew as a whole now and then. */
public final class Scores {
    /** What counts for them. */
    static final Duration WINDOW = Duration.ofDays(365);

    /** How long one counting may take; it reads all purchases of the window. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private Scores() {}

    /** Counts all members who bought within the window; others have no scores. */
    public static void count(Connection connection, Generation generation, Instant now) throws SQLException {
        var schema = generation.schema();
        try (var statement = connection.createStatement()) {
            // all rows are read: here plans by index would be the slow ones
            statement.execute("set local enable_seqscan = on; set local enable_hashjoin = on");
            statement.execute("delete from " + schema + ".score");
        }
        try (var insert = connection.prepareStatement("insert into " + schema + ".score"
                + " (member_id, purchases_year, spend_year, recency, frequency, spend)"
                + " select member_id, bought, net,"
                + " ntile(5) over (order by latest, member_id),"
                + " ntile(5) over (order by bought, member_id),"
                + " ntile(5) over (order by net, member_id)"
                + " from (select member_id, count(*) filter (where bought) as bought, sum(net)::bigint as net,"
                + " max(at) filter (where bought) as latest"
                + " from " + schema + ".purchase where at > ? and at <= ? group by member_id) as year"
                + " where bought > 0")) {
            insert.setObject(1, now.minus(WINDOW).atOffset(ZoneOffset.UTC));
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
