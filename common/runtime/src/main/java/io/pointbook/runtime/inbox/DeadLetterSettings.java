package io.pointbook.runtime.inbox;

import java.time.Duration;

/**
 * How dead letters are published and how long they are kept.
 *
 * @param interval time between two looks for new rows
 * @param retention published rows that arrived longer ago are deleted
 * @param sendTimeout longest wait for the acknowledgements of one batch
 */
public record DeadLetterSettings(String bootstrapServers, Duration interval, Duration retention, Duration sendTimeout) {

    /** Looks every second, keeps rows for ninety days. */
    public static DeadLetterSettings of(String bootstrapServers) {
        return new DeadLetterSettings(
                bootstrapServers, Duration.ofSeconds(1), Duration.ofDays(90), Duration.ofSeconds(10));
    }

    public DeadLetterSettings withRetention(Duration time) {
        return new DeadLetterSettings(bootstrapServers, interval, time, sendTimeout);
    }
}
