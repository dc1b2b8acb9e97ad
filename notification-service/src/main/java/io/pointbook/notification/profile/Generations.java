package io.pointbook.notification.profile;

import io.pointbook.notification.profile.Generation.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The generations of read models: at most one live, at most one being built. */
public final class Generations {
    /** Views of the live generation's tables, for everybody who asks. */
    static final List<String> TABLES = List.of("member", "lot", "purchase", "coupon", "redemption", "score");

    private static final String TABLES_OF_ONE = tablesOfOne();

    private Generations() {}

    /** All there are, the oldest first. */
    public static List<Generation> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select generation, state, began_at, live_since from profile_generation order by generation");
                var row = select.executeQuery()) {
            var all = new ArrayList<Generation>();
            while (row.next()) {
                all.add(generation(row));
            }
            return all;
        }
    }

    private static Generation generation(ResultSet row) throws SQLException {
        return new Generation(
                row.getInt(1),
                State.valueOf(row.getString(2)),
                Objects.requireNonNull(PurchaseRows.instant(row, 3)),
                PurchaseRows.instant(row, 4));
    }

    /** The one that is asked. */
    public static Optional<Generation> live(Connection connection) throws SQLException {
        return all(connection).stream().filter(one -> one.state() == State.LIVE).findFirst();
    }

    /** The first one, which is live from its beginning; nothing where there is one. */
    public static void first(Connection connection, Instant now) throws SQLException {
        if (!all(connection).isEmpty()) {
            return;
        }
        lock(connection);
        if (all(connection).isEmpty()) {
            var first = begin(connection, 1, State.LIVE, now);
            showThrough(connection, first);
        }
    }

    /** Begins another one beside the live one; the one that is being built already, where there is one. */
    public static Generation another(Connection connection, Instant now) throws SQLException {
        lock(connection);
        var all = all(connection);
        for (Generation one : all) {
            if (one.state() == State.BUILDING) {
                return one;
            }
        }
        return begin(connection, all.isEmpty() ? 1 : all.getLast().number() + 1, State.BUILDING, now);
    }

    private static Generation begin(Connection connection, int number, State state, Instant now) throws SQLException {
        var begun = new Generation(number, state, now, state == State.LIVE ? now : null);
        try (var insert = connection.prepareStatement(
                "insert into profile_generation (generation, state, began_at, live_since) values (?, ?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, state.name());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setObject(4, state == State.LIVE ? now.atOffset(ZoneOffset.UTC) : null);
            insert.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create schema " + begun.schema());
            statement.execute("set local search_path = " + begun.schema() + ", public");
            statement.execute(TABLES_OF_ONE);
            statement.execute("set local search_path = default");
        }
        return begun;
    }

    /** Makes the one that was built the one that is asked; from here on it notes, and the one before only what is left. */
    static void goLive(Connection connection, Generation built, Instant now) throws SQLException {
        lock(connection);
        try (var handover = connection.prepareStatement("insert into profile_handover (generation, topic, partition,"
                + " from_offset) select ?, topic, partition, next_offset from " + built.schema() + ".inbox_offset"
                + " on conflict do nothing")) {
            handover.setInt(1, built.number());
            handover.executeUpdate();
        }
        try (var retire = connection.prepareStatement(
                        "update profile_generation set state = 'RETIRING' where state = 'LIVE'");
                var live = connection.prepareStatement(
                        "update profile_generation set state = 'LIVE', live_since = ? where generation = ?")) {
            retire.executeUpdate();
            live.setObject(1, now.atOffset(ZoneOffset.UTC));
            live.setInt(2, built.number());
            live.executeUpdate();
        }
        showThrough(connection, built);
    }

    /** Whoever asks from now on is answered by this one. */
    private static void showThrough(Connection connection, Generation generation) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : TABLES) {
                // dropped first: a later version of the tables may have other columns
                statement.execute("drop view if exists profile." + table);
                statement.execute(
                        "create view profile." + table + " as select * from " + generation.schema() + "." + table);
            }
        }
    }

    /** Records that it could not read. */
    static long deadLetters(Connection connection, Generation generation) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + generation.schema() + ".dead_letter")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ends one with all its tables. */
    public static void drop(Connection connection, Generation generation) throws SQLException {
        lock(connection);
        try (var delete = connection.prepareStatement("delete from profile_generation where generation = ?");
                var statement = connection.createStatement()) {
            delete.setInt(1, generation.number());
            delete.executeUpdate();
            statement.execute("drop schema " + generation.schema() + " cascade");
        }
    }

    /** One change of generations at a time; whoever notes occasions meanwhile waits. */
    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table profile_generation in exclusive mode");
        }
    }

    private static String tablesOfOne() {
        try (var in = Generations.class.getResourceAsStream("/db/profile/tables.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
