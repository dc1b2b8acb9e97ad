package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.inbox.TopicView.Range;
import io.pointbook.runtime.transaction.Transactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;

/** A worker with a consumer that does what a test says, and a real database. */
abstract class WorkerRig {
    static final TopicPartition PARTITION = new TopicPartition("in", 0);
    static final TopicPartition SECOND = new TopicPartition("in", 1);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-01T10:00:00Z"), ZoneOffset.UTC);

    MockConsumer<byte[], byte[]> consumer;
    SimpleMeterRegistry registry;
    final PostingHandler handler = new PostingHandler();
    InboxDatabase database;
    String topicId = "A";
    InboxSettings settings = InboxSettings.of("in", "test", "nowhere:1");
    TopicWatch watch;
    InboxWorker worker;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = InboxDatabase.fresh();
        openWorker();
    }

    void openWorker() {
        consumer = new MockConsumer<>("none");
        registry = new SimpleMeterRegistry();
        InboxMetrics metrics = new InboxMetrics(registry, "in");
        TopicView view = partitions -> new TopicView.Bounds(
                topicId, partitions.stream().collect(Collectors.toMap(p -> p, _ -> new Range(0, 1_000))));
        watch = new TopicWatch(view, metrics);
        worker = new InboxWorker(
                consumer,
                new InboxParts(
                        settings,
                        handler,
                        new BatchRunner(
                                new Transactor(database.source())::run,
                                handler,
                                new DeadLetters("test", registry, CLOCK),
                                metrics,
                                CLOCK),
                        new Placement(database.source(), metrics, new Losses()),
                        view,
                        watch,
                        metrics),
                () -> false);
        worker.subscribe();
        assign(PARTITION);
        worker.turn();
    }

    void assign(TopicPartition... partitions) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L, SECOND, 0L));
        consumer.rebalance(List.of(partitions));
    }

    void arrive(long firstOffset, String... values) {
        for (int i = 0; i < values.length; i++) {
            consumer.addRecord(
                    new ConsumerRecord<>("in", 0, firstOffset + i, null, values[i].getBytes(StandardCharsets.UTF_8)));
        }
    }

    void arriveOnSecond(long firstOffset, String... values) {
        for (int i = 0; i < values.length; i++) {
            consumer.addRecord(
                    new ConsumerRecord<>("in", 1, firstOffset + i, null, values[i].getBytes(StandardCharsets.UTF_8)));
        }
    }

    void turnUntilPosted(int count) {
        await().pollInSameThread().pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            worker.turn();
            assertThat(database.posted()).hasSize(count);
        });
    }

    List<String> deadLetters() {
        return database.strings("select record_offset from dead_letter order by record_offset");
    }

    double fenceRejections() {
        return registry.get("pointbook.inbox.fence.rejections").counter().count();
    }
}
