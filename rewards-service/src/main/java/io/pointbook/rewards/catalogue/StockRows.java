package io.pointbook.rewards.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves stock, and writes down why. The reward is locked by whoever calls. */
public final class StockRows {
    private StockRows() {}

    /** Takes pieces for a redemption. Never more than there are: the row itself refuses. */
    public static void reserve(Connection connection, String rewardId, long pieces, String eventId, Instant at)
            throws SQLException {
        move(connection, rewardId, -pieces, eventId, "RESERVED", at);
    }

    /** Puts pieces of a redemption back; a reward that is unlimited by now needs none. */
    public static void restore(Connection connection, String rewardId, long pieces, String eventId, Instant at)
            throws SQLException {
        move(connection, rewardId, pieces, eventId, "RESTORED", at);
    }

    private static void move(
            Connection connection, String rewardId, long change, String eventId, String cause, Instant at)
            throws SQLException {
        try (var update = connection.prepareStatement(
                "update reward set stock = stock + ? where reward_id = ? and stock + ? >= 0 returning stock")) {
            update.setLong(1, change);
            update.setString(2, rewardId);
            update.setLong(3, change);
            try (var rows = update.executeQuery()) {
                if (rows.next()) {
                    record(connection, eventId, rewardId, change, rows.getLong(1), cause, null, null, at);
                } else if (change < 0) {
                    throw new IllegalStateException("a stock that was decided on is not there: " + rewardId);
                }
            }
        }
    }

    /** Sets the stock to what it is after a movement by hand. */
    static void set(Connection connection, String rewardId, @Nullable Long stock) throws SQLException {
        try (var update = connection.prepareStatement("update reward set stock = ? where reward_id = ?")) {
            update.setObject(1, stock, java.sql.Types.BIGINT);
            update.setString(2, rewardId);
            update.executeUpdate();
        }
    }

    static void record(
            Connection connection,
            String movementId,
            String rewardId,
            long change,
            @Nullable Long stock,
            String cause,
            @Nullable String reason,
            @Nullable String actor,
            Instant at)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into stock_movement (movement_id, reward_id, change, stock, cause, reason, actor, moved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, movementId);
            insert.setString(2, rewardId);
            insert.setLong(3, change);
            insert.setObject(4, stock, java.sql.Types.BIGINT);
            insert.setString(5, cause);
            insert.setString(6, reason);
            insert.setString(7, actor);
            insert.setObject(8, RewardRows.time(at));
            insert.executeUpdate();
        }
    }
}
