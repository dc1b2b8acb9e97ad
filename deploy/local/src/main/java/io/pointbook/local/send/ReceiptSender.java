package io.pointbook.local.send;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers that wait for the broker's disk and never double a record by themselves. */
public final class ReceiptSender {

    private static final int LARGEST_REQUEST = 6 * 1024 * 1024;
    private static final int BUFFER = 32 * 1024 * 1024;
    private static final int BATCH = 64 * 1024;
    private static final int LINGER_MS = 10;
    private static final int GIVES_UP_AFTER_MS = 120_000;
    private static final int WAITS_FOR_ROOM_MS = 60_000;

    private ReceiptSender() {}

    /** A producer for this broker; close it. */
    public static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVES_UP_AFTER_MS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, WAITS_FOR_ROOM_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
