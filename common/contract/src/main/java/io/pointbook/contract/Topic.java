package io.pointbook.contract;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A topic and the settings that its users rely on; how many copies there are is the broker's matter.
 *
 * @param key what the messages are keyed by, and so what is in order among them
 * @param cleanup what goes when
 * @param keptFor how long messages stay; absent: for ever, or on a compacted topic until a newer one of the key comes
 * @param maxBytes of one message, headers included
 * @param timestamp whose clock a message's timestamp is
 */
public record Topic(
        String name,
        String key,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration keptFor,
        int maxBytes,
        Timestamp timestamp) {

    /** What the broker removes. */
    public enum Cleanup {
        /** What is older than {@link Topic#keptFor()}. */
        DELETE,
        /** What a newer message of the same key has replaced. */
        COMPACT
    }

    /** Whose clock it is. */
    public enum Timestamp {
        /** The sender's. */
        CREATE_TIME,
        /** The broker's. */
        LOG_APPEND_TIME
    }

    public Topic {
        if (name.isBlank() || partitions < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    /** The settings in Kafka's own words, for whoever makes the topic. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        settings.put("max.message.bytes", Integer.toString(maxBytes));
        settings.put("message.timestamp.type", timestamp == Timestamp.LOG_APPEND_TIME ? "LogAppendTime" : "CreateTime");
        if (cleanup == Cleanup.DELETE) {
            settings.put("retention.ms", Long.toString(keptFor == null ? -1 : keptFor.toMillis()));
            settings.put("retention.bytes", "-1");
        }
        return settings;
    }
}
