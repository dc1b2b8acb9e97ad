package io.pointbook.runtime.inbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next repeat: doubling, with a cap, and never two instances in step. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(50);
    static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /** Between half and all of the doubled wait after the given number of failures in a row (1 or more). */
    static Duration after(int failures) {
        long doubled = FIRST.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(doubled, LONGEST.toNanos());
        return Duration.ofNanos(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}
