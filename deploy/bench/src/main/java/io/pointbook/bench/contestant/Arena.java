package io.pointbook.bench.contestant;

import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The broker and the durable database that all contestants share, of our own and gone afterwards. */
public final class Arena implements AutoCloseable {
    private static final int BROKER_HEAP_MB = 512;
    private static final int CONNECTIONS_GONE_WITHIN_MS = 10_000;
    private static final List<String> SHOWN =
            List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers");

    private final Path folder;
    private final boolean keep;
    private final Broker broker;
    private final Database database;

    private Arena(Path folder, boolean keep, Broker broker, Database database) {
        this.folder = folder;
        this.keep = keep;
        this.broker = broker;
        this.database = database;
    }

    /**
     * Starts both.
     *
     * @param keep leave all data, databases and logs where they are
     */
    public static Arena open(boolean keep) throws IOException {
        if (!keep) {
            var temporary = Database.Settings.temporary(true);
            Path folder = Files.createDirectories(temporary.log().resolveSibling("contestants"));
            return new Arena(folder, false, Broker.temporary(), new Database(temporary).start());
        }
        Path folder = Files.createTempDirectory("pointbook-bench");
        // PostgreSQL may run as another user, who has to pass through
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var brokerSettings = new Broker.Settings(
                folder.resolve("broker"),
                folder.resolve("broker.log"),
                0,
                BROKER_HEAP_MB,
                Broker.Settings.ownClassPath(),
                false);
        var databaseSettings = new Database.Settings(
                folder.resolve("database"), folder.resolve("database.log"), 0, true, Map.of(), false);
        return new Arena(folder, true, new Broker(brokerSettings).start(), new Database(databaseSettings).start());
    }

    /** Where logs and keys go. */
    public Path folder() {
        return folder;
    }

    public Broker broker() {
        return broker;
    }

    /** Throws when the broker or the database is gone: that is nobody's fault among the contestants. */
    public void check() {
        if (!broker.isRunning() || !database.isRunning()) {
            throw new IllegalStateException("the benchmark's broker or database has ended");
        }
    }

    /** An empty database's JDBC URL. */
    String newDatabase(String name) {
        return database.newDatabase(name);
    }

    /** A copy of a database that nobody uses any more. */
    void copyDatabase(String from, String name) throws SQLException {
        disconnectAll(from);
        execute("postgres", "create database " + name + " template " + from);
    }

    /** Removes it unless everything is kept. */
    void dropDatabase(String name) throws SQLException {
        if (!keep) {
            execute("postgres", "drop database if exists " + name + " with (force)");
        }
    }

    /** Ends what a killed program has left open, so that nothing of it is committed later. */
    void disconnectAll(String name) throws SQLException {
        execute(
                "postgres",
                "select pg_terminate_backend(pid, " + CONNECTIONS_GONE_WITHIN_MS
                        + ") from pg_stat_activity where datname = '" + name + "'");
    }

    /** Each contestant begins with the work of the one before written down. */
    void checkpoint() throws SQLException {
        execute("postgres", "checkpoint");
    }

    Connection connect(String name) throws SQLException {
        return database.connect(name);
    }

    void execute(String name, String sql) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the database promises, for the head of the report. */
    public String promises() throws SQLException {
        var shown = new ArrayList<String>();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : SHOWN) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    shown.add(setting + " " + row.getString(1));
                }
            }
        }
        return String.join(", ", shown);
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
