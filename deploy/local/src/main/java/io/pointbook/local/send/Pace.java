package io.pointbook.local.send;

import java.time.Duration;

/** Spreads what is sent evenly over time. */
final class Pace {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final long start;

    /** @param perSecond 0: as fast as it goes */
    Pace(double perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.start = nowNanos;
    }

    /** How long to wait before the record after {@code sent} others. */
    Duration before(long sent, long nowNanos) {
        if (perSecond <= 0) {
            return Duration.ZERO;
        }
        long due = start + Math.round(sent / perSecond * NANOS);
        return due > nowNanos ? Duration.ofNanos(due - nowNanos) : Duration.ZERO;
    }
}
