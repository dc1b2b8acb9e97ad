package io.pointbook.runtime.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What one batch of a streaming processor has sent, up to the first failure; after that it sends no more. */
final class OutboxBatch {
    private final Producer<byte[], byte[]> producer;
    private final OutboxSettings settings;
    private final List<Future<RecordMetadata>> open = new ArrayList<>();
    private final long startedNanos = System.nanoTime();
    private @Nullable OutboxFailed failure;

    OutboxBatch(Producer<byte[], byte[]> producer, OutboxSettings settings) {
        this.producer = producer;
        this.settings = settings;
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    void send(Supplier<List<ProducerRecord<byte[], byte[]>>> messages) {
        if (failure != null) {
            return;
        }
        try {
            for (ProducerRecord<byte[], byte[]> message : messages.get()) {
                Future<RecordMetadata> sent = producer.send(message);
                open.add(sent);
                if (sent.state() == Future.State.FAILED) {
                    throw new OutboxFailed("a message was refused", sent.exceptionNow());
                }
            }
        } catch (OutboxFailed refused) {
            failure = refused;
        } catch (Throwable broken) {
            // Errors too: one that ended the processor's thread would stop the stream without a word.
            failure = new OutboxFailed("a message could not be made or sent", broken);
        }
    }

    /** Waits for all that was sent; what fails is kept for {@link #throwFailure}. */
    void awaitAcknowledgements() {
        if (failure != null || open.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + settings.ackTimeout().toNanos();
        try {
            for (Future<RecordMetadata> sent : open) {
                sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            open.clear();
        } catch (ExecutionException refused) {
            failure = new OutboxFailed("a message was refused", refused);
        } catch (TimeoutException late) {
            failure = new OutboxFailed("not all messages were acknowledged in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = new OutboxFailed("interrupted while waiting for acknowledgements", stopped);
        }
    }

    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
