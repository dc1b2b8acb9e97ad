package io.pointbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource({"true, on", "false, off"})
    void a_durable_server_waits_for_the_disk_and_a_fast_one_does_not(boolean durable, String expected)
            throws SQLException {
        try (Database database = new Database(Database.Settings.temporary(durable)).start()) {
            assertThat(show(database, "fsync")).isEqualTo(expected);
            assertThat(show(database, "synchronous_commit")).isEqualTo(expected);
            assertThat(show(database, "full_page_writes")).isEqualTo(expected);
            assertThat(show(database, "server_version")).startsWith("18.");
        }
    }

    @Test
    void data_survive_a_stop_and_a_kill() throws SQLException {
        try (Database database = Database.durable()) {
            database.newDatabase("kept");
            execute(database, "kept", "create table t (n int)");
            execute(database, "kept", "insert into t values (1)");
            database.stop();
            assertThat(database.isRunning()).isFalse();
            database.start();
            execute(database, "kept", "insert into t values (2)");
            database.kill();
            assertThat(database.isRunning()).isFalse();
            database.start();
            assertThat(query(database, "kept", "select count(*) from t")).isEqualTo("2");
        }
    }

    @Test
    void settings_and_port_of_the_caller_hold(@TempDir Path folder) throws SQLException {
        int port = Ports.free();
        Database.Settings settings =
                new Database.Settings(folder.resolve("deep/data"), folder.resolve("log"), port, false, Map.of(), false);
        try (Database database = new Database(settings.with(Map.of("work_mem", "7MB"))).start()) {
            assertThat(show(database, "work_mem")).isEqualTo("7MB");
            assertThat(show(database, "port")).isEqualTo(Integer.toString(port));
            assertThat(Ports.isFree(port)).isFalse();
            assertThat(Files.exists(folder.resolve("deep/data/PG_VERSION"))).isTrue();
        }
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void a_new_database_is_empty_and_a_database_is_kept() throws SQLException {
        Database database = Database.shared();
        database.newDatabase("twice");
        execute(database, "twice", "create table t (n int)");
        database.database("twice");
        assertThat(query(database, "twice", "select count(*) from pg_class where relname = 't'"))
                .isEqualTo("1");
        database.newDatabase("twice");
        assertThat(query(database, "twice", "select count(*) from pg_class where relname = 't'"))
                .isEqualTo("0");
        assertThat(Database.shared()).isSameAs(database);
    }

    private static String show(Database database, String setting) throws SQLException {
        return query(database, "postgres", "show " + setting);
    }

    private static void execute(Database database, String name, String sql) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String name, String sql) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
