package io.pointbook.runtime.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How messages are sent.
 *
 * @param ackTimeout longest wait for the acknowledgements of one batch; after it the batch is repeated
 * @param largestMessage bytes of one message, key and headers included
 */
public record OutboxSettings(String bootstrapServers, String clientId, Duration ackTimeout, int largestMessage) {
    private static final int LINGER_MS = 5;
    private static final int BATCH_BYTES = 128 * 1024;

    /** Thirty seconds for the acknowledgements, messages up to 4 MiB. */
    public static OutboxSettings of(String bootstrapServers, String clientId) {
        return new OutboxSettings(bootstrapServers, clientId, Duration.ofSeconds(30), 4 * 1024 * 1024);
    }

    public OutboxSettings withAckTimeout(Duration timeout) {
        return new OutboxSettings(bootstrapServers, clientId, timeout, largestMessage);
    }

    /** A producer with these settings. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    Map<String, Object> producerProperties() {
        int timeout = Math.toIntExact(ackTimeout.toMillis());
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestMessage);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        // Never gives up on one message and goes on to the next: we close the producer instead, so that of each key
        // always a first part is sent and never one with a hole in it.
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return properties;
    }
}
