package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxThreadTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<MockConsumer<byte[], byte[]>> opened = new CopyOnWriteArrayList<>();
    private volatile boolean broken = true;
    private final InboxThread thread = new InboxThread("in-0", parts(), _ -> open());

    @AfterEach
    void stop() {
        thread.askToStop();
        thread.awaitEnd(Duration.ofSeconds(10));
    }

    @Test
    void a_consumer_that_fails_is_closed_and_another_one_is_opened() {
        thread.start();
        await().untilAsserted(() -> assertThat(opened).hasSizeGreaterThan(2));
        assertThat(opened.getFirst().closed()).isTrue();
        assertThat(thread.isAlive()).isTrue();
        assertThat(thread.failingFor()).isPositive();

        broken = false;

        await().untilAsserted(() -> assertThat(thread.failingFor()).isZero());
        assertThat(registry.get("pointbook.inbox.restarts").counter().count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_thread_that_has_ended_is_not_alive() {
        broken = false;
        thread.start();
        await().untilAsserted(() -> assertThat(thread.isAlive()).isTrue());

        thread.askToStop();
        thread.awaitEnd(Duration.ofSeconds(10));

        assertThat(thread.isAlive()).isFalse();
        assertThat(opened).allSatisfy(consumer -> assertThat(consumer.closed()).isTrue());
    }

    private MockConsumer<byte[], byte[]> open() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        if (broken) {
            consumer.setPollException(new KafkaException("not authorised"));
        }
        opened.add(consumer);
        return consumer;
    }

    private InboxParts parts() {
        InboxMetrics metrics = new InboxMetrics(registry, "in");
        PostingHandler handler = new PostingHandler();
        TopicView view = _ -> new TopicView.Bounds("A", Map.of());
        return new InboxParts(
                InboxSettings.of("in", "test", "nowhere:1"),
                handler,
                new BatchRunner(
                        new Transactor(new org.postgresql.ds.PGSimpleDataSource())::run,
                        handler,
                        new DeadLetters("test", registry, Clock.systemUTC()),
                        metrics,
                        Clock.systemUTC()),
                new Placement(new org.postgresql.ds.PGSimpleDataSource(), metrics, new Losses()),
                view,
                new TopicWatch(view, metrics),
                metrics);
    }
}
