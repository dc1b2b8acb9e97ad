package io.pointbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first to run with the profile containers: without an engine it says so, and nothing further is tried. */
@Tag("containers")
class ContainersIT {
    @Test
    void a_database_in_a_container_keeps_its_data_and_its_port_when_it_is_killed() throws Exception {
        try (var database = Database.durable()) {
            int port = database.port();
            try (var connection = database.connect("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("create table kept (number integer)");
                statement.execute("insert into kept values (7)");
                assertThat(version(statement)).startsWith("18");
            }
            database.kill();
            assertThat(database.isRunning()).isFalse();
            assertThat(database.answers()).isFalse();
            database.start();
            assertThat(database.port()).isEqualTo(port);
            try (var connection = database.connect("postgres");
                    var rows = connection.createStatement().executeQuery("select number from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }

    @Test
    void a_broker_in_a_container_keeps_its_topics_and_its_port_when_it_is_killed() throws Exception {
        try (var broker = Broker.temporary()) {
            broker.createTopic("kept", 3);
            broker.kill();
            assertThat(broker.isRunning()).isFalse();
            broker.start();
            try (var admin = broker.admin()) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
    }

    private static String version(java.sql.Statement statement) throws java.sql.SQLException {
        try (var rows = statement.executeQuery("show server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
