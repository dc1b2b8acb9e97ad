package io.pointbook.rewards.ledgerlink;

import io.pointbook.rewards.ledgerlink.LedgerCalls.Reply;
import io.pointbook.rewards.redeeming.LedgerTrouble;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Repeats calls that found the ledger away, and keeps them from a ledger that does not answer: after some failures in a row
 * only one call in a while tries whether it is back.
 */
final class LedgerGuard {
    /** Attempts of one call. */
    static final int MOST_ATTEMPTS = 3;

    /** Failures in a row after which nobody is let through. */
    static final int MOST_FAILURES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final Duration pause;
    private final TypedGuard<Reply> guard;
    private volatile boolean open;
    private volatile long openedAt;

    /** @param pause how long a ledger that does not answer is left alone */
    LedgerGuard(Duration pause) {
        this.pause = pause;
        guard = TypedGuard.create(Reply.class)
                .withRetry()
                .maxRetries(MOST_ATTEMPTS - 1)
                .delay(FIRST_PAUSE.toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .done()
                .whenException(this::isWorthAnother)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(MOST_FAILURES)
                .failureRatio(1)
                .successThreshold(1)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof LedgerTrouble trouble && trouble.isAway())
                .onStateChange(this::note)
                .done()
                .build();
    }

    private boolean isWorthAnother(Throwable failure) {
        return failure instanceof LedgerTrouble
                && !isOpen()
                && !Thread.currentThread().isInterrupted();
    }

    private void note(CircuitBreakerState state) {
        openedAt = System.nanoTime();
        open = state == CircuitBreakerState.OPEN;
    }

    /** Whether the next call would not go out. */
    boolean isOpen() {
        return open && System.nanoTime() - openedAt < pause.toNanos();
    }

    /** What the ledger answers, or a {@link LedgerTrouble}. */
    Reply call(Callable<Reply> attempt) {
        try {
            return guard.call(attempt);
        } catch (LedgerTrouble trouble) {
            throw trouble;
        } catch (CircuitBreakerOpenException _) {
            throw LedgerTrouble.away("the ledger does not answer, and is not asked for a while");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw LedgerTrouble.away("interrupted while the ledger was asked");
        } catch (Exception unforeseen) {
            throw new IllegalStateException("a call of the ledger failed in a way of its own", unforeseen);
        }
    }
}
