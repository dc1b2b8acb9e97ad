package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterPublisherTest {
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final DeadLetters letters = new DeadLetters("posting", new SimpleMeterRegistry(), CLOCK);
    private InboxDatabase database;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = InboxDatabase.fresh();
    }

    @Test
    void a_dead_letter_is_published_with_its_bytes_its_headers_and_what_happened_to_it() throws Exception {
        String topic = Topics.fresh(1);
        Broker.shared().createTopic(topic + ".dead-letter", 1, Map.of("max.message.bytes", "5242880"));
        byte[] value = new byte[4 * 1024 * 1024];
        Arrays.fill(value, (byte) 7);
        Headers headers = new RecordHeaders().add("ce_id", bytes("1")).add("ce_id", bytes("2"));
        reject(topic, 5, new byte[] {9}, value, headers, "schema_invalid", "line 3: net is missing");

        try (DeadLetterPublisher publisher =
                new DeadLetterPublisher(database.source(), settings().withRetention(Duration.ofDays(1)), CLOCK)) {
            publisher.start();

            List<ConsumerRecord<byte[], byte[]>> published = Topics.read(topic + ".dead-letter", 1, 1);
            assertThat(published).hasSize(1);
            assertThat(published.getFirst().key()).containsExactly(9);
            assertThat(published.getFirst().value()).isEqualTo(value);
            assertThat(published.getFirst().headers().headers("ce_id"))
                    .extracting(header -> text(header.value()))
                    .containsExactly("1", "2");
            assertThat(lastHeaders(published.getFirst().headers()))
                    .containsEntry("dead-letter-reason", "line 3: net is missing")
                    .containsEntry("dead-letter-cause", "schema_invalid")
                    .containsEntry("dead-letter-code", "schema_invalid")
                    .containsEntry("dead-letter-topic", topic)
                    .containsEntry("dead-letter-partition", "0")
                    .containsEntry("dead-letter-offset", "5")
                    .containsEntry("dead-letter-group", "posting")
                    .containsEntry("dead-letter-attempts", "1")
                    .containsEntry("dead-letter-timestamp", "2023-11-14T22:13:20Z")
                    .containsEntry(
                            "dead-letter-id",
                            database.strings("select id from dead_letter").getFirst());
            await().untilAsserted(() -> assertThat(unpublished()).isZero());
        }
    }

    @Test
    void a_record_without_key_value_or_headers_is_published_as_such() throws Exception {
        reject("in", 5, null, null, new RecordHeaders(), "empty", "no value");
        MockProducer<byte[], byte[]> producer = producer(true);

        publisher(producer).publish();

        ProducerRecord<byte[], byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo("in.dead-letter");
        assertThat(sent.key()).isNull();
        assertThat(sent.value()).isNull();
    }

    @Test
    void what_is_not_acknowledged_is_sent_again() throws Exception {
        reject("in", 5);
        MockProducer<byte[], byte[]> refusing =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
                        return CompletableFuture.failedFuture(new TimeoutException("no broker"));
                    }
                };

        assertThat(publisher(refusing).publish()).isZero();
        assertThat(unpublished()).isOne();

        MockProducer<byte[], byte[]> working = producer(true);
        assertThat(publisher(working).publish()).isOne();
        assertThat(unpublished()).isZero();
        assertThat(publisher(working).publish()).isZero();
        assertThat(working.history()).hasSize(1);
    }

    @Test
    void a_row_that_could_not_be_marked_is_published_a_second_time_with_the_same_id() throws Exception {
        reject("in", 5);
        MockProducer<byte[], byte[]> producer = producer(true);
        database.execute("alter table dead_letter add constraint unmarked check (published_at is null)");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> publisher(producer).publish()))
                .isInstanceOf(SQLException.class);
        database.execute("alter table dead_letter drop constraint unmarked");

        publisher(producer).publish();

        assertThat(producer.history())
                .extracting(
                        sent -> text(sent.headers().lastHeader("dead-letter-id").value()))
                .hasSize(2)
                .containsOnly(database.strings("select id from dead_letter").getFirst());
    }

    @Test
    void a_batch_holds_so_many_rows_and_no_more() throws Exception {
        for (int offset = 0; offset < DeadLetterPublisher.BATCH_ROWS + 1; offset++) {
            reject("in", offset);
        }
        DeadLetterPublisher publisher = publisher(producer(true));

        assertThat(publisher.publish()).isEqualTo(DeadLetterPublisher.BATCH_ROWS);
        assertThat(publisher.publish()).isOne();
    }

    @Test
    void a_batch_holds_so_many_bytes_and_little_more() throws Exception {
        byte[] large = new byte[DeadLetterPublisher.BATCH_BYTES / 4];
        for (int offset = 0; offset < 6; offset++) {
            reject("in", offset, null, large, new RecordHeaders(), "too_large", "");
        }
        DeadLetterPublisher publisher = publisher(producer(true));

        assertThat(publisher.publish()).isEqualTo(4);
        assertThat(publisher.publish()).isEqualTo(2);
    }

    @Test
    void while_another_instance_publishes_this_one_leaves_the_rows_alone() throws Exception {
        reject("in", 5);
        MockProducer<byte[], byte[]> producer = producer(true);
        try (Connection other = database.source().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(" + 0x64656164 + ")");

            assertThat(publisher(producer).publish()).isZero();
            assertThat(producer.history()).isEmpty();
        }
    }

    @Test
    void a_record_that_is_rejected_twice_is_kept_once() throws Exception {
        reject("in", 5);
        reject("in", 5);

        assertThat(database.number("select count(*) from dead_letter")).isOne();
    }

    @Test
    void odd_texts_and_times_are_made_storable() throws Exception {
        Headers headers = new RecordHeaders().add("odd\0name", bytes("x"));
        new Transactor(database.source()).run(transaction -> {
            letters.reject(
                    transaction,
                    new ConsumerRecord<>(
                            "in",
                            0,
                            1,
                            Long.MAX_VALUE,
                            TimestampType.CREATE_TIME,
                            0,
                            0,
                            null,
                            null,
                            headers,
                            Optional.empty()),
                    "unreadable",
                    "\0" + "x".repeat(DeadLetters.LONGEST_REASON),
                    1);
            return true;
        });

        assertThat(database.number("select length(reason) from dead_letter")).isEqualTo(DeadLetters.LONGEST_REASON);
        assertThat(database.strings("select record_timestamp = '9999-12-31T23:59:59Z' from dead_letter"))
                .containsExactly("t");
    }

    @Test
    void only_published_rows_beyond_their_retention_are_deleted_a_batch_at_a_time() throws Exception {
        int old = DeadLetterPublisher.SWEEP_ROWS + 1;
        insertRows(old, "old", "2024-01-31T09:59:59Z", true);
        insertRows(1, "old-unpublished", "2024-01-31T09:59:59Z", false);
        insertRows(1, "young", "2024-02-01T10:00:01Z", true);
        DeadLetterPublisher publisher = publisher(producer(true));

        assertThat(publisher.sweep()).isEqualTo(DeadLetterPublisher.SWEEP_ROWS);
        assertThat(publisher.sweep()).isOne();
        assertThat(publisher.sweep()).isZero();
        assertThat(database.strings("select distinct topic from dead_letter order by 1"))
                .containsExactly("old-unpublished", "young");
    }

    private void reject(String topic, long offset) throws Exception {
        reject(topic, offset, null, bytes("v" + offset), new RecordHeaders(), "unreadable", "not JSON");
    }

    private void reject(
            String topic, long offset, byte[] key, byte[] value, Headers headers, String code, String reason)
            throws Exception {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                offset,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
        new Transactor(database.source()).run(transaction -> {
            letters.reject(transaction, record, code, reason, 1);
            return true;
        });
    }

    private void insertRows(int count, String topic, String arrived, boolean published) throws SQLException {
        database.execute("""
                insert into dead_letter select '%s' || n, '%s', 'A', 0, n, 'empty', '', 'g', 1, null, null, '[]', now(),
                    '%s', %s from generate_series(1, %d) n""".formatted(topic, topic, arrived, published ? "now()" : "null", count)
                .replace("'A'", "'" + topic + "'"));
    }

    private DeadLetterPublisher publisher(MockProducer<byte[], byte[]> producer) {
        return new DeadLetterPublisher(database.source(), producer, settings(), CLOCK);
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static DeadLetterSettings settings() {
        return DeadLetterSettings.of(Broker.shared().bootstrap());
    }

    private long unpublished() {
        return database.number("select count(*) from dead_letter where published_at is null");
    }

    private static Map<String, String> lastHeaders(Headers headers) {
        Map<String, String> last = new TreeMap<>();
        for (Header header : headers) {
            last.put(header.key(), text(header.value()));
        }
        return last;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
