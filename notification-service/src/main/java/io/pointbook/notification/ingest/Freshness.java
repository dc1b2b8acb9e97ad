package io.pointbook.notification.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How old the newest message is that the read models have, topic by topic. */
final class Freshness {
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Instant> newest = new ConcurrentHashMap<>();

    Freshness(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void reached(String topic, Instant happened) {
        if (happened.equals(Instant.EPOCH)) {
            return;
        }
        boolean first = newest.get(topic) == null;
        newest.merge(topic, happened, (had, came) -> came.isAfter(had) ? came : had);
        if (first) {
            Gauge.builder("pointbook.profile.newest.age", () -> age(topic))
                    .baseUnit("seconds")
                    .description("Time since the newest message of the topic that the read models have")
                    .tag("topic", topic)
                    .register(registry);
        }
    }

    private double age(String topic) {
        var latest = newest.get(topic);
        return latest == null
                ? Double.NaN
                : Duration.between(latest, clock.instant()).toMillis() / MILLIS;
    }
}
