package io.pointbook.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxPublisherTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<MockProducer<byte[], byte[]>> opened = new ArrayList<>();
    private final AtomicBoolean tokenStored = new AtomicBoolean();

    @AfterEach
    void nothing_is_left_open() {
        assertThat(org.axonframework.messaging.unitofwork.CurrentUnitOfWork.isStarted())
                .isFalse();
    }

    @Test
    void a_batch_is_sent_in_order_and_the_token_moves_on_after_the_acknowledgements() {
        OutboxPublisher publisher = publisher(Duration.ofSeconds(5), () -> acknowledging(true));

        Throwable failure = runBatch(publisher, events(3));

        assertThat(failure).isNull();
        assertThat(tokenStored).isTrue();
        assertThat(sent(0)).containsExactly("0", "1", "2");
        assertThat(registry.get("pointbook.outbox.batch").timer().count()).isEqualTo(1);
    }

    @Test
    void without_acknowledgements_the_batch_fails_and_the_token_stays() {
        OutboxPublisher publisher = publisher(Duration.ofMillis(50), () -> acknowledging(false));

        Throwable failure = runBatch(publisher, events(2));

        assertThat(failure).isInstanceOf(OutboxFailed.class).hasMessageContaining("in time");
        assertThat(tokenStored).isFalse();
        assertThat(registry.get("pointbook.outbox.failures").counter().count()).isEqualTo(1);
    }

    @Test
    void after_a_failure_the_producer_is_given_up_and_the_repeat_uses_another() {
        AtomicBoolean acknowledges = new AtomicBoolean();
        OutboxPublisher publisher = publisher(Duration.ofMillis(50), () -> acknowledging(acknowledges.get()));
        assertThat(runBatch(publisher, events(2))).isNotNull();
        assertThat(opened.getFirst().closed()).isTrue();

        acknowledges.set(true);

        assertThat(runBatch(publisher, events(2))).isNull();
        assertThat(sent(1)).containsExactly("0", "1");
        assertThat(tokenStored).isTrue();
    }

    @Test
    void after_a_message_that_is_refused_no_later_one_is_sent() {
        OutboxPublisher publisher = publisher(Duration.ofSeconds(5), () -> refusing("1"));

        Throwable failure = runBatch(publisher, events(4));

        assertThat(failure).isInstanceOf(OutboxFailed.class).hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(sent(0)).containsExactly("0");
        assertThat(tokenStored).isFalse();
    }

    @Test
    void an_event_that_cannot_be_translated_fails_the_batch_even_where_handling_errors_are_swallowed() {
        OutboxPublisher publisher = new OutboxPublisher(
                settings(Duration.ofSeconds(5)),
                _ -> {
                    throw new IllegalStateException("unknown event");
                },
                registry,
                remember(() -> acknowledging(true)));

        assertThat(runBatch(publisher, events(1))).isInstanceOf(OutboxFailed.class);
        assertThat(tokenStored).isFalse();
    }

    @Test
    void an_error_while_sending_fails_the_batch_too() {
        OutboxPublisher publisher = new OutboxPublisher(
                settings(Duration.ofSeconds(5)),
                _ -> {
                    throw new NoClassDefFoundError("a codec");
                },
                registry,
                remember(() -> acknowledging(true)));

        assertThat(runBatch(publisher, events(1))).isInstanceOf(OutboxFailed.class);
        assertThat(tokenStored).isFalse();
    }

    @Test
    void events_that_become_no_messages_and_events_of_no_aggregate_pass() {
        OutboxPublisher publisher = new OutboxPublisher(
                settings(Duration.ofSeconds(5)), _ -> List.of(), registry, remember(() -> acknowledging(true)));

        assertThat(runBatch(publisher, events(2))).isNull();
        assertThat(tokenStored).isTrue();
        assertThat(catchThrowable(() -> publisher.handle(GenericEventMessage.asEventMessage("no aggregate"))))
                .isNull();
    }

    @Test
    void closing_closes_the_producer() {
        OutboxPublisher publisher = publisher(Duration.ofSeconds(5), () -> acknowledging(true));
        assertThat(runBatch(publisher, events(1))).isNull();

        publisher.close();

        assertThat(opened.getFirst().closed()).isTrue();
    }

    /** Does with a batch what Axon's processors do; errors thrown while handling are swallowed, as its default is. */
    private Throwable runBatch(OutboxPublisher publisher, List<DomainEventMessage<?>> events) {
        tokenStored.set(false);
        BatchingUnitOfWork<DomainEventMessage<?>> work = new BatchingUnitOfWork<>(events);
        work.onCommit(_ -> tokenStored.set(true));
        return work.executeWithResult(
                        () -> {
                            try {
                                return publisher.handle(work.getMessage());
                            } catch (RuntimeException _) {
                                return null;
                            }
                        },
                        RollbackConfigurationType.ANY_THROWABLE)
                .optionalExceptionResult()
                .orElse(null);
    }

    private OutboxPublisher publisher(Duration ackTimeout, Supplier<MockProducer<byte[], byte[]>> producers) {
        return new OutboxPublisher(
                settings(ackTimeout),
                event -> List.of(new ProducerRecord<>(
                        "out", bytes(event.getAggregateIdentifier()), bytes("" + event.getPayload()))),
                registry,
                remember(producers));
    }

    private Supplier<Producer<byte[], byte[]>> remember(Supplier<MockProducer<byte[], byte[]>> producers) {
        return () -> {
            MockProducer<byte[], byte[]> producer = producers.get();
            opened.add(producer);
            return producer;
        };
    }

    private static OutboxSettings settings(Duration ackTimeout) {
        return OutboxSettings.of("nowhere:1", "test").withAckTimeout(ackTimeout);
    }

    private List<String> sent(int producer) {
        return opened.get(producer).history().stream()
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static MockProducer<byte[], byte[]> acknowledging(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static MockProducer<byte[], byte[]> refusing(String value) {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata> send(
                    ProducerRecord<byte[], byte[]> message) {
                return new String(message.value(), StandardCharsets.UTF_8).equals(value)
                        ? java.util.concurrent.CompletableFuture.failedFuture(new RecordTooLargeException())
                        : super.send(message);
            }
        };
    }

    private static List<DomainEventMessage<?>> events(int count) {
        return IntStream.range(0, count)
                .<DomainEventMessage<?>>mapToObj(
                        i -> new GenericDomainEventMessage<>("Account", "a", i, Integer.toString(i)))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
