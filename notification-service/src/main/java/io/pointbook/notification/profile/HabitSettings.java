package io.pointbook.notification.profile;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How habits are weighed.
 *
 * @param zone in which a purchase has its weekday and hour
 * @param halfLife after this time a purchase counts half
 */
public record HabitSettings(ZoneId zone, Duration halfLife) {
    public HabitSettings {
        if (halfLife.isZero() || halfLife.isNegative()) {
            throw new IllegalArgumentException("a half-life is longer than nothing: " + halfLife);
        }
    }
}
