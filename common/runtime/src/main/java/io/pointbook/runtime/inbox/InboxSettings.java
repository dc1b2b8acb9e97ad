package io.pointbook.runtime.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What an inbox reads and how.
 *
 * @param threads consumers, each with a thread of its own
 * @param batchRecords most records of one poll, and so of one transaction
 * @param sessionTimeout after this silence the broker gives the partitions to another consumer
 * @param maxPollInterval longest time that one transaction may take before the broker gives up on its consumer
 * @param notReadyAfter a partition that repeats for longer than this makes the inbox not ready
 * @param watchInterval how often the topic's id and the lag are looked at
 * @param brokerTimeout longest wait for one answer of the broker
 */
public record InboxSettings(
        String topic,
        String group,
        String bootstrapServers,
        int threads,
        int batchRecords,
        Duration sessionTimeout,
        Duration maxPollInterval,
        Duration notReadyAfter,
        Duration watchInterval,
        Duration brokerTimeout) {

    /** One record may be as large as the topic accepts, so a fetch must be able to hold it. */
    static final int FETCH_PARTITION_BYTES = 4 * 1024 * 1024;

    static final int FETCH_BYTES = 4 * FETCH_PARTITION_BYTES;

    /**
     * How long the broker gathers before it answers, and how much is enough to answer at once. One transaction for many
     * receipts costs little more than for one; a tenth of a second more is seen by nobody.
     */
    static final int GATHERED_MS = 100;

    static final int GATHERED_BYTES = 64 * 1024;

    static final int MOST_THREADS = 64;
    static final int MOST_BATCH_RECORDS = 10_000;

    public InboxSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be 1 to " + MOST_THREADS + ", not " + threads);
        }
        if (batchRecords < 1 || batchRecords > MOST_BATCH_RECORDS) {
            throw new IllegalArgumentException(
                    "batchRecords must be 1 to " + MOST_BATCH_RECORDS + ", not " + batchRecords);
        }
    }

    /** Four threads, batches of 500, a session of ten seconds. */
    public static InboxSettings of(String topic, String group, String bootstrapServers) {
        return new InboxSettings(
                topic,
                group,
                bootstrapServers,
                4,
                500,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    public InboxSettings withThreads(int count) {
        return new InboxSettings(
                topic,
                group,
                bootstrapServers,
                count,
                batchRecords,
                sessionTimeout,
                maxPollInterval,
                notReadyAfter,
                watchInterval,
                brokerTimeout);
    }

    public InboxSettings withBatchRecords(int count) {
        return new InboxSettings(
                topic,
                group,
                bootstrapServers,
                threads,
                count,
                sessionTimeout,
                maxPollInterval,
                notReadyAfter,
                watchInterval,
                brokerTimeout);
    }

    public InboxSettings withSession(Duration timeout, Duration longestPollInterval) {
        return new InboxSettings(
                topic,
                group,
                bootstrapServers,
                threads,
                batchRecords,
                timeout,
                longestPollInterval,
                notReadyAfter,
                watchInterval,
                brokerTimeout);
    }

    public InboxSettings withWatch(Duration readinessGrace, Duration interval) {
        return new InboxSettings(
                topic,
                group,
                bootstrapServers,
                threads,
                batchRecords,
                sessionTimeout,
                maxPollInterval,
                readinessGrace,
                interval,
                brokerTimeout);
    }

    Map<String, Object> consumerProperties(String clientId) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The stored offset decides. Where it cannot be read from, we must hear of it rather than jump.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchRecords);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_PARTITION_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERED_MS);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(sessionTimeout.toMillis()));
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(sessionTimeout.toMillis() / 4));
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(maxPollInterval.toMillis()));
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(brokerTimeout.toMillis()));
        return properties;
    }
}
