package io.pointbook.rewards.ledgerlink;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps calls from a ledger that does not answer: after some failures in a row only one call in a while tries whether it is back. */
final class CircuitBreaker {
    /** Failures in a row after which nobody is let through. */
    static final int MOST_FAILURES = 5;

    private final Duration pause;
    private final LongSupplier nanoTime;
    private int failures;
    private long nextTrial;

    /** @param pause between trials */
    CircuitBreaker(Duration pause, LongSupplier nanoTime) {
        this.pause = pause;
        this.nanoTime = nanoTime;
    }

    /** Whether a call may go out; while it is open the one that may is the trial. */
    synchronized boolean lets() {
        if (failures < MOST_FAILURES) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - nextTrial < 0) {
            return false;
        }
        nextTrial = now + pause.toNanos();
        return true;
    }

    /** Whether the next call would not go out. */
    synchronized boolean isOpen() {
        return failures >= MOST_FAILURES && nanoTime.getAsLong() - nextTrial < 0;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, MOST_FAILURES);
        if (failures == MOST_FAILURES) {
            nextTrial = nanoTime.getAsLong() + pause.toNanos();
        }
    }
}
