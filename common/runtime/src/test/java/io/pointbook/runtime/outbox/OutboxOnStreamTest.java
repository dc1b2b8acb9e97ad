package io.pointbook.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.eventstore.EventSerializer;
import io.pointbook.runtime.eventstore.EventSourcing;
import io.pointbook.runtime.eventstore.EventTypes;
import io.pointbook.runtime.inbox.Topics;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Stored events become messages on a real broker, through Axon's own processor. */
class OutboxOnStreamTest {
    record Noted(int number) {}

    private static final int EVENTS = 20;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private Transactor transactor;
    private EventSourcing axon;

    @BeforeEach
    void open() throws Exception {
        database.setUrl(Database.shared().newDatabase("outbox"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of(
                    System.getProperty("pointbook.root"),
                    "ledger-service/src/main/resources/db/migration/V1__ledger.sql")));
        }
        transactor = new Transactor(database);
        EventTypes types = EventTypes.builder().add("noted", "1", Noted.class).build();
        axon = EventSourcing.on(
                        transactor,
                        new EventSerializer(types, JsonMapper.builder().build()))
                .build();
    }

    @AfterEach
    void close() {
        axon.close();
    }

    @Test
    void a_batch_that_fails_is_repeated_and_each_key_stays_in_order() throws Exception {
        String topic = Topics.fresh(2);
        store("anna");
        store("boris");
        AtomicInteger translated = new AtomicInteger();
        try (OutboxPublisher publisher = new OutboxPublisher(
                OutboxSettings.of(Broker.shared().bootstrap(), "outbox"),
                event -> {
                    if (translated.incrementAndGet() == EVENTS + 3) {
                        throw new IllegalStateException("once");
                    }
                    return List.of(message(topic, event));
                },
                new SimpleMeterRegistry())) {
            axon.streamEach("outbox", 7, publisher).start();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(translated.get()).isGreaterThan(2 * EVENTS));
            List<String> expected =
                    IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList();
            assertThat(firstSeen(topic, "anna")).isEqualTo(expected);
            assertThat(firstSeen(topic, "boris")).isEqualTo(expected);
        }
    }

    private void store(String aggregate) throws Exception {
        transactor.run(_ -> {
            axon.eventStore()
                    .publish(IntStream.range(0, EVENTS)
                            .mapToObj(number ->
                                    new GenericDomainEventMessage<>("Note", aggregate, number, new Noted(number)))
                            .toList());
            return true;
        });
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, DomainEventMessage<?> event) {
        return CloudEvents.message(
                topic,
                event.getAggregateIdentifier(),
                new CloudEvent(event.getIdentifier(), "io.pointbook.noted.v1", "/notes", event.getTimestamp()),
                Integer.toString(((Noted) event.getPayload()).number()).getBytes(StandardCharsets.UTF_8));
    }

    /** What a consumer sees that drops repeats by their id. */
    private static List<String> firstSeen(String topic, String key) {
        List<String> seen = new ArrayList<>();
        Topics.read(topic, 2, 2 * EVENTS).stream()
                .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(value -> !seen.contains(value))
                .forEach(seen::add);
        return seen;
    }
}
