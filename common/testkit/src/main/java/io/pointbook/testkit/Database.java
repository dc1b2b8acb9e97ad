package io.pointbook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of our own on 127.0.0.1, user {@code pointbook}, without password. */
public final class Database implements AutoCloseable {

    public static final String USER = "pointbook";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int CONNECT_TIMEOUT_S = 5;
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static @Nullable Database shared;

    private final Settings settings;
    private final Set<String> templates = new HashSet<>();
    private final int port;
    private final @Nullable Container container;
    private @Nullable ServerProcess process;

    /**
     * How the server runs.
     *
     * @param folder its data, made when absent
     * @param log the file for what it prints
     * @param port 0: a free one
     * @param durable true: a commit is on the disk when it returns; false: as fast as possible, for tests only
     * @param server further settings of PostgreSQL
     * @param detached true: outlives this JVM
     */
    public record Settings(
            Path folder, Path log, int port, boolean durable, Map<String, String> server, boolean detached) {

        /** Data in a new temporary folder, on a free port, gone with this JVM. */
        public static Settings temporary(boolean durable) {
            Path folder = TemporaryFolders.create("pointbook-database");
            return new Settings(folder.resolve("data"), folder.resolve("log"), 0, durable, Map.of(), false);
        }

        public Settings with(Map<String, String> more) {
            return new Settings(folder, log, port, durable, more, detached);
        }
    }

    public Database(Settings settings) {
        this(settings, false);
    }

    private Database(Settings settings, boolean inContainer) {
        this.settings = settings;
        this.port = settings.port() == 0 ? Ports.free() : settings.port();
        this.container = inContainer ? Container.postgres(port, serverSettings(Map.of())) : null;
    }

    /** A started temporary server; in a container where the Maven profile says so. */
    public static Database durable() {
        return new Database(Settings.temporary(true), Containers.areWanted()).start();
    }

    /** A started temporary server that promises nothing after a crash; in a container where the Maven profile says so. */
    public static Database fast() {
        return new Database(Settings.temporary(false), Containers.areWanted()).start();
    }

    /** One fast server for all tests of this JVM; take a {@link #newDatabase} each. */
    public static synchronized Database shared() {
        if (shared == null) {
            shared = fast();
        }
        return shared;
    }

    /** Starts the server, on the data that are there, and returns when it answers. */
    public synchronized Database start() {
        if (!isRunning()) {
            if (container != null) {
                container.start(this::answers, STARTS_WITHIN);
            } else {
                launch().awaitReady(this::answers, STARTS_WITHIN);
            }
        }
        return this;
    }

    /** Starts the server and does not wait until it {@link #answers}. */
    public synchronized ServerProcess launch() {
        if (!Files.exists(settings.folder().resolve("PG_VERSION"))) {
            create();
        }
        ServerProcess started = ServerProcess.start(
                "PostgreSQL", OtherUser.command(command()), Map.of(), settings.log(), settings.detached());
        process = started;
        if (!settings.detached()) {
            Leftovers.kill(started);
        }
        return started;
    }

    /** Ends it in good order; open connections are cut. */
    public synchronized void stop() {
        if (container != null) {
            container.stop(STOPS_WITHIN);
        } else if (process != null) {
            process.stop("INT", STOPS_WITHIN);
        }
    }

    /** Ends it as a power cut would end it. */
    public synchronized void kill() {
        if (container != null) {
            container.kill();
        } else if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        if (container != null) {
            container.remove();
        } else {
            stop();
        }
    }

    public synchronized boolean isRunning() {
        return container != null ? container.isRunning() : process != null && process.isAlive();
    }

    public int port() {
        return port;
    }

    /** JDBC URL, user included. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Makes the database, an empty one in place of one that is there, and gives its JDBC URL. */
    public String newDatabase(String name) {
        execute("drop database if exists " + quoted(name) + " with (force)");
        execute("create database " + quoted(name));
        return url(name);
    }

    /**
     * Makes a database, an empty one in place of one that is there, with the tables of a template, and gives its JDBC URL.
     * The template is made once on this server: copying it takes a fraction of the time.
     *
     * @param tables makes them in the database with this JDBC URL, and leaves no connection open
     */
    public String newDatabase(String name, String template, Consumer<String> tables) {
        synchronized (templates) {
            if (!templates.contains(template)) {
                tables.accept(newDatabase(template));
                templates.add(template);
            }
            execute("drop database if exists " + quoted(name) + " with (force)");
            execute("create database " + quoted(name) + " template " + quoted(template));
        }
        return url(name);
    }

    /** Makes the database unless it is there, and gives its JDBC URL. */
    public String database(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + name.replace("'", "''") + "'")) {
            if (!found.next()) {
                statement.execute("create database " + quoted(name));
            }
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
    }

    /** A new connection. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_S));
        // Not through DriverManager: under Quarkus' class loaders it may not see the driver.
        Connection connection = new org.postgresql.Driver().connect(url(database), properties);
        if (connection == null) {
            throw new SQLException("not a URL of PostgreSQL: " + url(database));
        }
        return connection;
    }

    private void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("failed: " + sql, e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether a server, this one or an earlier one on its port, takes connections now. */
    public boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(CONNECT_TIMEOUT_S);
        } catch (SQLException _) {
            return false;
        }
    }

    private void create() {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + settings.folder(), e);
        }
        OtherUser.give(settings.folder());
        OtherUser.run(OtherUser.command(List.of(
                program("initdb"),
                "--pgdata=" + settings.folder().toAbsolutePath(),
                "--username=" + USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                settings.durable() ? "--data-checksums" : "--no-sync")));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                program("postgres"),
                "-D",
                settings.folder().toAbsolutePath().toString(),
                "-p",
                Integer.toString(port)));
        serverSettings(Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", ""))
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private List<String> serverSettings(Map<String, String> ofThisPlace) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "timezone", "UTC",
                "log_timezone", "UTC",
                "max_connections", "200",
                "shared_buffers", "256MB",
                "max_wal_size", "2GB"));
        all.putAll(ofThisPlace);
        all.putAll(settings.durable() ? DURABLE : FAST);
        all.putAll(settings.server());
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private static String program(String name) {
        return PostgresBinaries.folder().resolve("bin").resolve(name).toString();
    }
}
