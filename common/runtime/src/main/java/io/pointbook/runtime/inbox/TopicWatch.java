package io.pointbook.runtime.inbox;

import io.pointbook.runtime.inbox.TopicView.Bounds;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the topic now and then: is it still the same one, how far behind are we, does the broker answer at all. */
final class TopicWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    private final TopicView topic;
    private final InboxMetrics metrics;
    private final Map<TopicPartition, Long> standing = new ConcurrentHashMap<>();
    private volatile @Nullable String topicId;
    private volatile long answeredNanos = System.nanoTime();

    TopicWatch(TopicView topic, InboxMetrics metrics) {
        this.topic = topic;
        this.metrics = metrics;
    }

    /** Notes where a partition begins to be read, by the newest knowledge of the topic. */
    void placed(TopicPartition partition, StoredOffset stands) {
        topicId = stands.topicId();
        add(partition, stands);
    }

    /** Notes where a partition stands, for its lag. */
    void add(TopicPartition partition, StoredOffset stands) {
        standing.put(partition, stands.next());
    }

    void remove(TopicPartition partition) {
        standing.remove(partition);
        metrics.noLag(partition);
    }

    /** Whether the topic is known to have another id by now: it was deleted and made again. */
    boolean isOtherThan(String id) {
        String known = topicId;
        return known != null && !known.equals(id);
    }

    /** How long ago the broker last answered. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answeredNanos);
    }

    void look() {
        try {
            Bounds bounds = topic.bounds(Set.copyOf(standing.keySet()));
            topicId = bounds.topicId();
            answeredNanos = System.nanoTime();
            bounds.ranges()
                    .forEach((partition, range) -> standing.computeIfPresent(partition, (_, next) -> {
                        metrics.lag(partition, Math.max(0, range.end() - next));
                        return next;
                    }));
        } catch (Exception failure) {
            LOG.atWarn().addKeyValue("cause", Failures.describe(failure)).log("the broker does not answer");
        }
    }
}
