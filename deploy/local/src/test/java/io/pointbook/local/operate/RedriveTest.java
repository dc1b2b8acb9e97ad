package io.pointbook.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.testkit.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class RedriveTest {

    private static final Path SCHEMA = Path.of(System.getProperty("pointbook.root"))
            .resolve("ledger-service/src/main/resources/db/migration/V1__ledger.sql");

    private static final OffsetDateTime LATER = OffsetDateTime.parse("2999-01-01T00:00:00Z");

    @Test
    void a_record_is_sent_as_it_came_without_what_earlier_journeys_added() throws Exception {
        try (Connection connection = ledger()) {
            insert(connection, "one", "unreadable");
            DeadLetter letter = new DeadLetterRows(connection).find("one").orElseThrow();
            ProducerRecord<byte[], byte[]> record = Redrive.record(letter);
            assertThat(record.topic()).isEqualTo("till.receipts.v1");
            assertThat(record.partition()).isNull();
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("key");
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("value");
            assertThat(Arrays.stream(record.headers().toArray()).map(Header::key))
                    .containsExactly("ce_id", "empty", "dead-letter-id");
            assertThat(record.headers().lastHeader("empty").value()).isNull();
            assertThat(new String(record.headers().lastHeader("dead-letter-id").value(), StandardCharsets.UTF_8))
                    .isEqualTo("one");
        }
    }

    @Test
    void what_was_sent_again_is_not_sent_with_all_and_a_code_narrows() throws Exception {
        try (Connection connection = ledger()) {
            insert(connection, "a", "unreadable");
            insert(connection, "b", "empty");
            insert(connection, "c", "unreadable");
            DeadLetterRows rows = new DeadLetterRows(connection);
            rows.markRedriven("a");
            assertThat(rows.notRedrivenAfter("", LATER, null, 10))
                    .extracting(DeadLetter::id)
                    .containsExactly("b", "c");
            assertThat(rows.notRedrivenAfter("", LATER, "unreadable", 10))
                    .extracting(DeadLetter::id)
                    .containsExactly("c");
            assertThat(rows.notRedrivenAfter("b", LATER, null, 10))
                    .extracting(DeadLetter::id)
                    .containsExactly("c");
            assertThat(rows.notRedrivenAfter("", LATER, null, 1))
                    .extracting(DeadLetter::id)
                    .containsExactly("b");
            assertThat(rows.notRedrivenAfter("", OffsetDateTime.parse("2001-01-01T00:00:00Z"), null, 10))
                    .isEmpty();
            assertThat(rows.latest(null, true, 10)).hasSize(3);
            assertThat(rows.latest(null, false, 10)).hasSize(2);
            assertThat(rows.find("a").orElseThrow().redrivenAt()).isNotNull();
            assertThat(rows.find("z")).isEmpty();
        }
    }

    private static Connection ledger() throws SQLException, IOException {
        Database database = Database.shared();
        database.newDatabase("ledger");
        Connection connection = database.connect("ledger");
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(SCHEMA));
        }
        return connection;
    }

    private static void insert(Connection connection, String id, String code) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into dead_letter (id, topic, topic_id, partition, record_offset, code, reason, group_id, attempts,
                    record_key, record_value, record_headers, record_timestamp, arrived_at)
                values (?, 'till.receipts.v1', 't', 0, (select count(*) from dead_letter), ?, 'because', 'ledger-ingest',
                    1, 'key', 'value', ?::jsonb, now(), now())""")) {
            statement.setString(1, id);
            statement.setString(2, code);
            statement.setString(3, """
                    [{"key":"ce_id","value":"aWQ="},{"key":"dead-letter-reason","value":"eA=="},
                     {"key":"dead-letter-id","value":"eA=="},{"key":"empty","value":null}]""");
            statement.executeUpdate();
        }
    }
}
