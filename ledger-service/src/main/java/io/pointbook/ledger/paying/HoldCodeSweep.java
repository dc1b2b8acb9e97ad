package io.pointbook.ledger.paying;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Forgets codes for holds that are long over. Until then a till is told that they were codes once. */
public final class HoldCodeSweep {
    /** How often old ones are looked for. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    /** How long one is remembered after its end. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Codes that one transaction deletes. */
    static final int MOST_AT_ONCE = 1_000;

    private final DataSource database;
    private final Clock clock;

    public HoldCodeSweep(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round; answers how many it deleted. When it is a full round there are probably more. */
    public int sweep() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from hold_code where code in (
                            select code from hold_code where expires_at < ? order by expires_at limit ?)""")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.setInt(2, MOST_AT_ONCE);
            return delete.executeUpdate();
        }
    }
}
