package io.pointbook.runtime.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What an inbox counts and times. */
final class InboxMetrics {
    private static final Duration SHORTEST_LAG = Duration.ofMillis(5);
    private static final Duration LONGEST_LAG = Duration.ofMinutes(10);

    private final MeterRegistry registry;
    private final DistributionSummary batchRecords;
    private final Timer batchTime;
    private final Timer readableLag;
    private final Counter repeats;
    private final Counter fenceRejections;
    private final Counter missingRecords;
    private final Counter pausedSeconds;
    private final Counter restarts;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();

    private record Lag(AtomicLong records, Gauge gauge) {}

    InboxMetrics(MeterRegistry registry, String topic) {
        this.registry = registry;
        Tags tags = Tags.of("topic", topic);
        batchRecords = DistributionSummary.builder("pointbook.inbox.batch.records")
                .description("Records committed in one transaction")
                .tags(tags)
                .register(registry);
        batchTime = Timer.builder("pointbook.inbox.batch")
                .description("Time from the start of a batch to its commit")
                .tags(tags)
                .register(registry);
        readableLag = Timer.builder("pointbook.inbox.readable.lag")
                .description("Time from the record's timestamp to the commit that makes its effects readable")
                .tags(tags)
                .publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST_LAG)
                .maximumExpectedValue(LONGEST_LAG)
                .register(registry);
        repeats = counter("pointbook.inbox.repeats", "Batches tried again after a failure", tags);
        fenceRejections =
                counter("pointbook.inbox.fence.rejections", "Batches dropped: another consumer had moved on", tags);
        missingRecords = counter("pointbook.inbox.missing.records", "Records that the topic no longer had", tags);
        restarts = counter("pointbook.inbox.restarts", "Consumers closed and opened again after a failure", tags);
        pausedSeconds = Counter.builder("pointbook.inbox.paused")
                .baseUnit("seconds")
                .description("Time that partitions stood still, repeating a batch")
                .tags(tags)
                .register(registry);
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    void committed(List<ConsumerRecord<byte[], byte[]>> records, long nanos, long nowMillis) {
        batchRecords.record(records.size());
        batchTime.record(nanos, TimeUnit.NANOSECONDS);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            readableLag.record(Math.max(0, nowMillis - record.timestamp()), TimeUnit.MILLISECONDS);
        }
    }

    void repeated() {
        repeats.increment();
    }

    void fenceLost() {
        fenceRejections.increment();
    }

    void missing(long records) {
        missingRecords.increment(records);
    }

    void restarted() {
        restarts.increment();
    }

    void paused(Duration time) {
        pausedSeconds.increment(time.toNanos() / 1e9);
    }

    void lag(TopicPartition partition, long records) {
        lags.computeIfAbsent(partition, this::lagGauge).records().set(records);
    }

    void noLag(TopicPartition partition) {
        Lag lag = lags.remove(partition);
        if (lag != null) {
            registry.remove(lag.gauge());
        }
    }

    private Lag lagGauge(TopicPartition partition) {
        AtomicLong records = new AtomicLong();
        Gauge gauge = Gauge.builder("pointbook.inbox.lag.records", records, AtomicLong::doubleValue)
                .description("Records in the partition that are not handled yet")
                .tags("topic", partition.topic(), "partition", Integer.toString(partition.partition()))
                .register(registry);
        return new Lag(records, gauge);
    }
}
