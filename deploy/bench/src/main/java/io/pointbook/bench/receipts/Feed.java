package io.pointbook.bench.receipts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts generated receipts on the topic before anything is measured. */
public final class Feed {
    /** The most that is preloaded, in bytes of receipts before compression. */
    public static final long MOST_BYTES = 1_536L * 1024 * 1024;

    private static final long SEED = 20_260_302;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int LINGER_MS = 20;

    private Feed() {}

    /** What was sent: the tape of it and its size. */
    public record Sent(Tape tape, long bytes) {}

    /** Sends so many receipts, or fewer where they would be too large; all are acknowledged when it returns. */
    public static Sent send(String bootstrap, String topic, int partitions, long receipts) {
        var tape = new Tape(partitions);
        var maker = new ReceiptMaker(SEED);
        var failure = new AtomicReference<@Nullable Exception>();
        long bytes = 0;
        try (var producer = producer(bootstrap)) {
            for (long sent = 0; sent < receipts && bytes < MOST_BYTES && failure.get() == null; sent++) {
                MadeReceipt receipt = maker.next();
                byte[] value = receipt.json().getBytes(StandardCharsets.UTF_8);
                byte[] key = Cards.number(receipt.card()).getBytes(StandardCharsets.UTF_8);
                bytes += value.length;
                var _ = producer.send(
                        new ProducerRecord<>(topic, key, value),
                        (where, problem) -> note(tape, receipt, where, problem, failure));
            }
            producer.flush();
        }
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("the receipts could not be put on the topic", problem);
        }
        return new Sent(tape, bytes);
    }

    private static void note(
            Tape tape,
            MadeReceipt receipt,
            RecordMetadata where,
            @Nullable Exception problem,
            AtomicReference<@Nullable Exception> failure) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
            return;
        }
        try {
            tape.add(where.partition(), where.offset(), receipt.card(), receipt.points());
        } catch (IllegalStateException gap) {
            failure.compareAndSet(null, gap);
        }
    }

    static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
