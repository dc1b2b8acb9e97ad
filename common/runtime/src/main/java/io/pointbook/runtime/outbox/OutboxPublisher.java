package io.pointbook.runtime.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The event handler of a streaming processor that sends what its events become. All is acknowledged before the
 * processor's token is committed; otherwise the batch fails and is repeated: at least once, each key in order.
 */
public final class OutboxPublisher implements EventMessageHandler, AutoCloseable {
    private static final String BATCH = OutboxPublisher.class.getName() + ".batch";
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final OutboxSettings settings;
    private final Function<DomainEventMessage<?>, List<ProducerRecord<byte[], byte[]>>> messages;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Timer acknowledged;
    private final Counter failed;
    private @Nullable Producer<byte[], byte[]> producer;

    public OutboxPublisher(
            OutboxSettings settings,
            Function<DomainEventMessage<?>, List<ProducerRecord<byte[], byte[]>>> messages,
            MeterRegistry registry) {
        this(settings, messages, registry, settings::producer);
    }

    OutboxPublisher(
            OutboxSettings settings,
            Function<DomainEventMessage<?>, List<ProducerRecord<byte[], byte[]>>> messages,
            MeterRegistry registry,
            Supplier<Producer<byte[], byte[]>> producers) {
        this.settings = settings;
        this.messages = messages;
        this.producers = producers;
        this.acknowledged = Timer.builder("pointbook.outbox.batch")
                .description("Time from the first message of a batch to its last acknowledgement")
                .tags("client", settings.clientId())
                .register(registry);
        this.failed = Counter.builder("pointbook.outbox.failures")
                .description("Batches that were not acknowledged and are repeated")
                .tags("client", settings.clientId())
                .register(registry);
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> stored) {
            UnitOfWork<?> work = CurrentUnitOfWork.get().root();
            OutboxBatch batch = work.getOrComputeResource(BATCH, _ -> begin(work));
            batch.send(() -> messages.apply(stored));
            if (work instanceof BatchingUnitOfWork<?> all && all.isLastMessage()) {
                // Here rather than on commit: the token's row would be locked while we wait.
                batch.awaitAcknowledgements();
            }
        }
        return null;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> open = take(null);
        if (open != null) {
            open.close(LONGEST_CLOSE);
        }
    }

    private OutboxBatch begin(UnitOfWork<?> work) {
        OutboxBatch batch = new OutboxBatch(open(), settings);
        // An error thrown while handling may be logged and swallowed on the way; one thrown here never is.
        work.onPrepareCommit(_ -> finish(batch));
        work.onRollback(_ -> giveUp(batch));
        return batch;
    }

    private void finish(OutboxBatch batch) {
        batch.awaitAcknowledgements();
        batch.throwFailure();
        acknowledged.record(batch.age());
    }

    private void giveUp(OutboxBatch batch) {
        failed.increment();
        // Closing drops what is not sent yet, so that nothing of this batch overtakes its repeat.
        Producer<byte[], byte[]> dropped = batch.producer();
        if (take(dropped) != null) {
            dropped.close(Duration.ZERO);
        }
    }

    private synchronized Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }

    /** Takes the open producer away; nothing when it is not the one that is meant (null means any). */
    private synchronized @Nullable Producer<byte[], byte[]> take(@Nullable Producer<byte[], byte[]> meant) {
        Producer<byte[], byte[]> open = producer;
        if (open == null || meant != null && !open.equals(meant)) {
            return null;
        }
        producer = null;
        return open;
    }
}
