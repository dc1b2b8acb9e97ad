package io.pointbook.runtime.inbox;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer of dead letters: large values, sure acknowledgements, no endless wait. */
final class DeadLetterProducer {

    /** A record of the largest accepted size still fits with the headers that are added to it. */
    static final int LARGEST_MESSAGE = 5 * 1024 * 1024;

    private static final int LINGER_MS = 5;

    private DeadLetterProducer() {}

    static Producer<byte[], byte[]> open(DeadLetterSettings settings) {
        int timeout = Math.toIntExact(settings.sendTimeout().toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.bootstrapServers(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "dead-letters",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_MESSAGE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        timeout,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        timeout / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        timeout),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
