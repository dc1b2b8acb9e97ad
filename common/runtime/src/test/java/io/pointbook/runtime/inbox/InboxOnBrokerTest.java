package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole inbox with a real broker and a real database. */
class InboxOnBrokerTest {
    private static final Duration SESSION = Duration.ofSeconds(6);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PostingHandler handler = new PostingHandler();
    private final List<Inbox> opened = new ArrayList<>();
    private InboxDatabase database;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = InboxDatabase.fresh();
    }

    @AfterEach
    void close() {
        opened.forEach(Inbox::close);
    }

    @Test
    void everything_in_a_topic_is_handled_once_and_the_lag_goes_to_nothing() {
        String topic = Topics.fresh(3);
        List<String> values = IntStream.range(0, 300).mapToObj(i -> "v" + i).toList();
        for (int partition = 0; partition < 3; partition++) {
            Topics.send(topic, partition, values.toArray(String[]::new));
        }

        Inbox inbox = start(settings(topic).withBatchRecords(100));

        soon().untilAsserted(() -> assertThat(database.posted()).hasSize(900));
        assertThat(database.posted())
                .containsExactlyElementsOf(
                        Stream.of(values, values, values).flatMap(List::stream).toList());
        assertThat(handler.tried).allSatisfy(batch -> assertThat(batch.size()).isLessThanOrEqualTo(100));
        soon().untilAsserted(() -> {
            assertThat(registry.get("pointbook.inbox.lag.records").gauges())
                    .hasSize(3)
                    .allSatisfy(lag -> assertThat(lag.value()).isZero());
            assertThat(inbox.health()).isEqualTo(new InboxHealth(true, true, false, List.of()));
        });
    }

    @Test
    void two_inboxes_share_the_partitions_and_what_one_leaves_the_other_takes_up() {
        String topic = Topics.fresh(4);
        Inbox first = start(settings(topic));
        PostingHandler seconds = new PostingHandler();
        start(settings(topic), seconds);
        soon().untilAsserted(() -> {
            for (int partition = 0; partition < 4; partition++) {
                Topics.send(topic, partition, "x");
            }
            assertThat(handler.tried).isNotEmpty();
            assertThat(seconds.tried).isNotEmpty();
        });

        first.close();
        for (int partition = 0; partition < 4; partition++) {
            Topics.send(topic, partition, "last");
        }

        soon().untilAsserted(() -> assertThat(database.number("select count(*) from posted where value = 'last'"))
                .isEqualTo(4));
        assertThat(database.number("select count(*) from posted"))
                .isEqualTo(database.number("select count(distinct (partition, record_offset)) from posted"))
                .isEqualTo(database.number("select sum(next_offset) from inbox_offset"));
    }

    @Test
    void the_topic_is_deleted_and_made_again_while_the_inbox_runs() {
        String topic = Topics.fresh(1);
        Topics.send(topic, 0, "old0", "old1", "old2");
        start(settings(topic));
        soon().untilAsserted(() -> assertThat(database.posted()).hasSize(3));
        String oldId = database.stored(new TopicPartition(topic, 0)).topicId();

        Broker.shared().deleteTopic(topic);
        Broker.shared().createTopic(topic, 1);
        Topics.send(topic, 0, "new0", "new1", "new2", "new3", "new4");

        soon().untilAsserted(() -> assertThat(database.posted()).contains("new0", "new1", "new2", "new3", "new4"));
        assertThat(database.stored(new TopicPartition(topic, 0)).topicId()).isNotEqualTo(oldId);
    }

    @Test
    void records_that_the_topic_lost_before_they_were_read_leave_the_inbox_degraded() throws Exception {
        String topic = Topics.fresh(1);
        Topics.send(topic, 0, "a");
        Inbox first = start(settings(topic));
        soon().untilAsserted(() -> assertThat(database.posted()).containsExactly("a"));
        first.close();
        Topics.send(topic, 0, "lost", "lost", "b");
        deleteBefore(topic, 3);

        Inbox second = start(settings(topic));

        soon().untilAsserted(() -> assertThat(database.posted()).containsExactly("a", "b"));
        assertThat(second.health().degraded()).isTrue();
        assertThat(second.health().ready()).isTrue();
        assertThat(second.health().findings()).containsExactly(topic + "-0 no longer has 2 records before offset 3");
    }

    @Test
    void a_consumer_that_repeats_for_longer_than_the_poll_interval_keeps_its_partition() {
        String topic = Topics.fresh(1);
        handler.failing(_ -> {
            throw new SQLException("no connection", "08001");
        });
        InboxSettings impatient = settings(topic)
                .withSession(SESSION, Duration.ofSeconds(6))
                .withWatch(Duration.ofSeconds(1), Duration.ofMillis(200));
        Inbox inbox = start(impatient);
        Topics.send(topic, 0, "a");
        soon().untilAsserted(() -> {
            assertThat(inbox.health().ready()).isFalse();
            assertThat(inbox.health().alive()).isTrue();
            assertThat(inbox.health().findings().getFirst()).contains("has been repeating for");
        });
        soon().untilAsserted(() -> assertThat(
                        registry.get("pointbook.inbox.paused").counter().count())
                .isGreaterThan(8));

        handler.failing(_ -> {});

        soon().untilAsserted(() -> assertThat(database.posted()).containsExactly("a"));
        assertThat(handler.assigned).hasSize(1);
        soon().untilAsserted(() -> assertThat(inbox.health().ready()).isTrue());
    }

    @Test
    void closing_lets_the_open_transaction_finish() throws InterruptedException {
        String topic = Topics.fresh(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        handler.failing(_ -> {
            inside.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
        });
        Topics.send(topic, 0, "a");
        Inbox inbox = start(settings(topic));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        Thread closing = Thread.ofPlatform().start(inbox::close);
        goOn.countDown();
        closing.join(Duration.ofSeconds(30));

        assertThat(closing.isAlive()).isFalse();
        assertThat(database.posted()).containsExactly("a");
        assertThat(inbox.health().alive()).isFalse();
    }

    @Test
    void a_record_of_the_largest_size_is_read() throws Exception {
        String topic = Topics.fresh(1);
        byte[] large = new byte[4 * 1024 * 1024 - 4096];
        Arrays.fill(large, (byte) 'x');
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", Broker.shared().bootstrap(), "max.request.size", 5 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, large)).get(30, TimeUnit.SECONDS);
        }

        start(settings(topic));

        soon().untilAsserted(() -> assertThat(database.number("select coalesce(max(length(value)), 0) from posted"))
                .isEqualTo(large.length));
    }

    @Test
    void records_are_read_however_their_producer_compressed_them() throws Exception {
        String topic = Topics.fresh(1);
        List<String> codecs = List.of("none", "gzip", "snappy", "lz4", "zstd");
        for (String codec : codecs) {
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", Broker.shared().bootstrap(), "compression.type", codec),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>(topic, codec.getBytes(StandardCharsets.UTF_8)))
                        .get(30, TimeUnit.SECONDS);
            }
        }

        start(settings(topic));

        soon().untilAsserted(() -> assertThat(database.posted()).isEqualTo(codecs));
    }

    private Inbox start(InboxSettings settings) {
        return start(settings, handler);
    }

    private Inbox start(InboxSettings settings, BatchHandler with) {
        Inbox inbox = new Inbox(
                settings,
                new Transactor(database.source())::run,
                database.source(),
                with,
                new DeadLetters(settings.group(), registry, Clock.systemUTC()),
                registry,
                Clock.systemUTC());
        opened.add(inbox);
        inbox.start();
        return inbox;
    }

    private static InboxSettings settings(String topic) {
        return InboxSettings.of(topic, topic, Broker.shared().bootstrap())
                .withThreads(1)
                .withSession(SESSION, Duration.ofMinutes(5))
                .withWatch(Duration.ofSeconds(30), Duration.ofMillis(200));
    }

    private static void deleteBefore(String topic, long offset) throws Exception {
        try (Admin admin = Broker.shared().admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
