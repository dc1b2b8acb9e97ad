package io.pointbook.rewards.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves stock, and writes down why. The reward is locked by whoever calls. */
public final class StockRows {
    private StockRows() {}

    /** Takes pieces for a redemption. Never more than there are: the row itself refuses. */
    public static void reserve(
            Connection connection, String rewardId, StockPlace place, long pieces, String eventId, Instant at)
            throws SQLException {
        move(connection, rewardId, place, -pieces, new Cause(eventId, "RESERVED", null, null, at));
    }

    /** Puts pieces of a redemption back; where there are unlimited ones by now it needs none. */
    public static void restore(
            Connection connection, String rewardId, StockPlace place, long pieces, String eventId, Instant at)
            throws SQLException {
        move(connection, rewardId, place, pieces, new Cause(eventId, "RESTORED", null, null, at));
    }

    /**
     * Why a stock moves.
     *
     * @param movementId the event of the redemption, or an id of its own
     * @param name as the table names it
     */
    record Cause(
            String movementId,
            String name,
            @Nullable String reason,
            @Nullable String actor,
            Instant at) {}

    /** How many pieces there are; absent: as many as anybody wants. */
    public static @Nullable Long pieces(Connection connection, Reward reward, StockPlace place) throws SQLException {
        if (place.isRewardsOwn()) {
            return reward.stock();
        }
        try (var query = connection.prepareStatement(
                "select stock from stock_line where reward_id = ? and variant = ? and store_id = ?")) {
            query.setString(1, reward.rewardId());
            query.setString(2, place.variant());
            query.setString(3, place.storeId());
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getObject(1, Long.class) : place.untold();
            }
        }
    }

    /** Pieces of variants and stores of some rewards, by reward. */
    static Map<String, List<StockLine>> lines(Connection connection, Collection<String> rewardIds) throws SQLException {
        try (var query = connection.prepareStatement("select reward_id, variant, store_id, stock from stock_line"
                + " where reward_id = any(?) order by reward_id, variant, store_id")) {
            query.setArray(1, connection.createArrayOf("text", rewardIds.toArray()));
            var found = new HashMap<String, List<StockLine>>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(new StockLine(
                                    named(rows.getString(2)), named(rows.getString(3)), rows.getObject(4, Long.class)));
                }
            }
            return found;
        }
    }

    private static @Nullable String named(String name) {
        return name.isEmpty() ? null : name;
    }

    private static void move(Connection connection, String rewardId, StockPlace place, long change, Cause cause)
            throws SQLException {
        try (var update = connection.prepareStatement(
                place.isRewardsOwn()
                        ? "update reward set stock = stock + ? where reward_id = ? and stock + ? >= 0 returning stock"
                        : "update stock_line set stock = stock + ? where reward_id = ? and stock + ? >= 0"
                                + " and variant = ? and store_id = ? returning stock")) {
            update.setLong(1, change);
            update.setString(2, rewardId);
            update.setLong(3, change);
            if (!place.isRewardsOwn()) {
                update.setString(4, place.variant());
                update.setString(5, place.storeId());
            }
            try (var rows = update.executeQuery()) {
                if (rows.next()) {
                    record(connection, rewardId, place, change, rows.getLong(1), cause);
                } else if (change < 0) {
                    throw new IllegalStateException("a stock that was decided on is not there: " + rewardId);
                }
            }
        }
    }

    /** Sets a stock to what it is after a movement by hand. */
    static void set(
            Connection connection, String rewardId, StockPlace place, long change, @Nullable Long stock, Cause cause)
            throws SQLException {
        try (var update = connection.prepareStatement(
                place.isRewardsOwn()
                        ? "update reward set stock = ? where reward_id = ?"
                        : "insert into stock_line (stock, reward_id, variant, store_id) values (?, ?, ?, ?)"
                                + " on conflict (reward_id, variant, store_id) do update set stock = excluded.stock")) {
            update.setObject(1, stock, java.sql.Types.BIGINT);
            update.setString(2, rewardId);
            if (!place.isRewardsOwn()) {
                update.setString(3, place.variant());
                update.setString(4, place.storeId());
            }
            update.executeUpdate();
        }
        record(connection, rewardId, place, change, stock, cause);
    }

    /** Writes down a movement that is done. */
    static void record(
            Connection connection, String rewardId, StockPlace place, long change, @Nullable Long stock, Cause cause)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into stock_movement
                    (movement_id, reward_id, change, stock, cause, reason, actor, moved_at, variant, store_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, cause.movementId());
            insert.setString(2, rewardId);
            insert.setLong(3, change);
            insert.setObject(4, stock, java.sql.Types.BIGINT);
            insert.setString(5, cause.name());
            insert.setString(6, cause.reason());
            insert.setString(7, cause.actor());
            insert.setObject(8, RewardRows.time(cause.at()));
            insert.setString(9, place.variant());
            insert.setString(10, place.storeId());
            insert.executeUpdate();
        }
    }
}
