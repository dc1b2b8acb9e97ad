package io.pointbook.runtime.http;

import io.pointbook.runtime.inbox.Failures;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what lost a race or met a passing failure, so that the caller never sees it; gives up after a while. */
public final class Attempts {
    /** How long a request is tried. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Duration longest;

    public Attempts() {
        this(LONGEST);
    }

    Attempts(Duration longest) {
        this.longest = longest;
    }

    /** Runs the work until it is done, refused, or the time is over; each run must begin from nothing. */
    public <T extends @Nullable Object> T of(Callable<T> work) throws Exception {
        long deadline = System.nanoTime() + longest.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        while (true) {
            try {
                return work.call();
            } catch (Exception failure) {
                if (Failures.kind(failure) != Failures.Kind.PASSING) {
                    throw failure;
                }
                if (System.nanoTime() + pause > deadline
                        || Thread.currentThread().isInterrupted()) {
                    throw busy(failure);
                }
            }
            // two that met once must not meet again in step
            LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
            pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
        }
    }

    private static Refused busy(Exception failure) {
        LOG.atWarn().addKeyValue("failure", failure.getClass().getName()).log("a request was given up after repeats");
        return RequestProblem.BUSY.because(
                "The request was not done. Repeat it after the time in Retry-After, with the same ids and keys.");
    }
}
