package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.runtime.http.DoorJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables {@code reward}, {@code reward_version} and {@code stock_movement}. */
public final class RewardRows {
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());
    private static final String COLUMNS = "reward_id, version, terms, stock";

    private RewardRows() {}

    /** The reward as it stands. */
    public static @Nullable Reward find(Connection connection, String rewardId) throws SQLException {
        return one(connection, "select " + COLUMNS + " from reward where reward_id = ?", rewardId);
    }

    /** The reward, locked: until the transaction ends nobody else moves its stock or counts its redemptions. */
    public static @Nullable Reward lock(Connection connection, String rewardId) throws SQLException {
        return one(connection, "select " + COLUMNS + " from reward where reward_id = ? for update", rewardId);
    }

    private static @Nullable Reward one(Connection connection, String sql, String rewardId) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, rewardId);
            try (var rows = query.executeQuery()) {
                return rows.next() ? reward(rows) : null;
            }
        }
    }

    /** A page of rewards, the cheapest first. */
    static List<Reward> page(Connection connection, Search search, int limit) throws SQLException {
        try (var query = connection.prepareStatement(search.sql(COLUMNS))) {
            search.fill(query, limit);
            var found = new ArrayList<Reward>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(reward(rows));
                }
            }
            return found;
        }
    }

    private static Reward reward(ResultSet rows) throws SQLException {
        return new Reward(rows.getString(1), rows.getInt(2), terms(rows.getString(3)), rows.getObject(4, Long.class));
    }

    static void insert(Connection connection, Reward reward) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into reward (version, kind, state, price_points, valid_from, valid_until, search, terms, reward_id, stock)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")) {
            fill(insert, reward);
            insert.setObject(10, reward.stock());
            insert.executeUpdate();
        }
        setPrices(connection, reward);
    }

    /** Writes the terms; the stock is left as it is. */
    static void update(Connection connection, Reward reward) throws SQLException {
        try (var update = connection.prepareStatement("""
                update reward set version = ?, kind = ?, state = ?, price_points = ?, valid_from = ?, valid_until = ?,
                    search = ?, terms = ?::jsonb where reward_id = ?""")) {
            fill(update, reward);
            update.executeUpdate();
        }
        setPrices(connection, reward);
    }

    private static void fill(PreparedStatement statement, Reward reward) throws SQLException {
        var terms = reward.terms();
        statement.setInt(1, reward.version());
        statement.setString(2, terms.kind().name());
        statement.setString(3, terms.state().name());
        statement.setLong(4, terms.pricePoints());
        statement.setObject(5, time(terms.validFrom()));
        statement.setObject(6, time(terms.validUntil()));
        statement.setString(7, searched(reward));
        statement.setString(8, json(terms));
        statement.setString(9, reward.rewardId());
    }

    private static String searched(Reward reward) {
        return reward.rewardId().toLowerCase(Locale.ROOT) + "\n"
                + reward.terms().texts().values().stream()
                        .map(text -> text.name() + "\n" + (text.description() == null ? "" : text.description()))
                        .collect(Collectors.joining("\n"))
                        .toLowerCase(Locale.ROOT);
    }

    static void insertVersion(Connection connection, Reward reward, String actor, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into reward_version (reward_id, version, price_points, terms, actor, saved_at)
                values (?, ?, ?, ?::jsonb, ?, ?)""")) {
            insert.setString(1, reward.rewardId());
            insert.setInt(2, reward.version());
            insert.setLong(3, reward.terms().pricePoints());
            insert.setString(4, json(reward.terms()));
            insert.setString(5, actor);
            insert.setObject(6, time(at));
            insert.executeUpdate();
        }
    }

    /** Every price from its moment on, by which lists are ordered; what was there before is replaced. */
    private static void setPrices(Connection connection, Reward reward) throws SQLException {
        try (var delete = connection.prepareStatement("delete from reward_price where reward_id = ?")) {
            delete.setString(1, reward.rewardId());
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("insert into reward_price (reward_id, valid_from, points)"
                + " values (?, coalesce(?, '-infinity'::timestamptz), ?)")) {
            add(insert, reward, null, reward.terms().pricePoints());
            var changes = reward.terms().priceChanges();
            if (changes != null) {
                for (var change : changes) {
                    add(insert, reward, change.from(), RewardTerms.cheapest(change.allWays()));
                }
            }
            insert.executeBatch();
        }
    }

    private static void add(PreparedStatement insert, Reward reward, @Nullable Instant from, long points)
            throws SQLException {
        insert.setString(1, reward.rewardId());
        insert.setObject(2, time(from));
        insert.setLong(3, points);
        insert.addBatch();
    }

    /** The latest versions, in their order. */
    static List<PriceHistory.Saved> versions(Connection connection, String rewardId, int limit) throws SQLException {
        try (var query = connection.prepareStatement("select version, terms, saved_at, actor from reward_version"
                + " where reward_id = ? order by version desc limit ?")) {
            query.setString(1, rewardId);
            query.setInt(2, limit);
            var versions = new ArrayList<PriceHistory.Saved>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    versions.add(new PriceHistory.Saved(
                            rows.getInt(1),
                            terms(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4)));
                }
            }
            return versions.reversed();
        }
    }

    private static RewardTerms terms(String json) {
        try {
            return JSON.readValue(json, RewardTerms.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored reward cannot be read", damaged);
        }
    }

    private static String json(RewardTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
