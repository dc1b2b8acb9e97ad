package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The broker goes away and comes back. */
class InboxOutageTest {

    @Test
    void without_a_broker_the_inbox_is_not_ready_and_recovers_by_itself() throws Exception {
        InboxDatabase database = InboxDatabase.fresh();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Broker broker = Broker.temporary()) {
            broker.createTopic("outage", 1);
            InboxSettings settings = InboxSettings.of("outage", "outage", broker.bootstrap())
                    .withThreads(1)
                    .withWatch(Duration.ofSeconds(30), Duration.ofMillis(500));
            try (Inbox inbox = new Inbox(
                    settings,
                    new Transactor(database.source())::run,
                    database.source(),
                    new PostingHandler(),
                    new DeadLetters("outage", registry, Clock.systemUTC()),
                    registry,
                    Clock.systemUTC())) {
                inbox.start();
                send(broker, "before");
                eventually(() -> assertThat(database.posted()).containsExactly("before"));

                broker.stop();
                eventually(() -> assertThat(inbox.health().ready()).isFalse());
                assertThat(inbox.health().alive()).isTrue();
                assertThat(inbox.health().findings().getFirst()).contains("the broker has not answered");

                broker.start();
                send(broker, "after");
                eventually(() -> assertThat(database.posted()).containsExactly("before", "after"));
                eventually(() -> assertThat(inbox.health().ready()).isTrue());
            }
        }
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static void send(Broker broker, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("outage", value.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
