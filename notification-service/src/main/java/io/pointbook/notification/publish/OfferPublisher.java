package io.pointbook.notification.publish;

import io.pointbook.contract.Topics;
import io.pointbook.notification.publish.OfferMessages.Ready;
import io.pointbook.notification.publish.OfferOutbox.Waiting;
import io.pointbook.runtime.outbox.CloudEvent;
import io.pointbook.runtime.outbox.CloudEvents;
import io.pointbook.runtime.outbox.OutboxSettings;
import io.pointbook.runtime.transaction.Transactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the table, the oldest first, and deletes it when the broker has it: at least once. One instance at a
 * time does it, by a lock of the database.
 */
public final class OfferPublisher implements AutoCloseable {
    /** Messages that one transaction takes. */
    static final int BATCH = 500;

    /** Shorter than a transaction may last. */
    static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(10);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Transactor transactor;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    public OfferPublisher(Transactor transactor, String bootstrapServers) {
        this(transactor, () -> OutboxSettings.of(bootstrapServers, "notification-publish")
                .withAckTimeout(ACKNOWLEDGED_WITHIN)
                .producer());
    }

    OfferPublisher(Transactor transactor, Supplier<Producer<byte[], byte[]>> producers) {
        this.transactor = transactor;
        this.producers = producers;
    }

    /** One batch; how many were sent. */
    public synchronized int batch() throws Exception {
        try {
            return transactor.<Integer>run(transaction -> {
                var connection = transaction.connection();
                if (!OfferOutbox.lock(connection)) {
                    return 0;
                }
                var waiting = OfferOutbox.oldest(connection, BATCH);
                if (!waiting.isEmpty()) {
                    send(waiting);
                    OfferOutbox.delete(connection, waiting);
                }
                return waiting.size();
            });
        } catch (Exception failure) {
            // what is not sent yet must not overtake its repeat
            drop(Duration.ZERO);
            throw failure;
        }
    }

    private void send(List<Waiting> waiting) throws Exception {
        var open = producer == null ? producers.get() : producer;
        producer = open;
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var next : waiting) {
            sent.add(open.send(message(next.message())));
        }
        long deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
        for (var one : sent) {
            one.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    static ProducerRecord<byte[], byte[]> message(Ready ready) {
        var event = new CloudEvent(
                ready.eventId(), Topics.OFFERS_TYPE_PREFIX + ready.topic(), Topics.NOTIFICATION_SOURCE, ready.at());
        return CloudEvents.message(ready.topic(), ready.memberId(), event, ready.value());
    }

    private void drop(Duration patience) {
        if (producer != null) {
            producer.close(patience);
            producer = null;
        }
    }

    @Override
    public synchronized void close() {
        drop(LONGEST_CLOSE);
    }
}
