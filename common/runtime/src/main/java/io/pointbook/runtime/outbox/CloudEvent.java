package io.pointbook.runtime.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What CloudEvents 1.0 says about a message.
 *
 * @param partitionKey the extension of that name; empty leaves it out
 */
public record CloudEvent(String id, String type, String source, Instant time, Optional<String> partitionKey) {
    public CloudEvent {
        requireText("id", id);
        requireText("type", type);
        requireText("source", source);
    }

    public CloudEvent(String id, String type, String source, Instant time) {
        this(id, type, source, time, Optional.empty());
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ce_" + name + " is blank");
        }
    }
}
