package io.pointbook.notification.sms;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spaces requests evenly, and keeps them back while the other side asks for patience. Safe for many threads. */
final class GatewayPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long step;
    private long next = System.nanoTime();
    private long pausedUntil = next;

    GatewayPace(int perSecond) {
        this.step = SECOND / perSecond;
    }

    /** Waits for its turn. @return whether it came within {@code patience}; else nothing was waited for */
    boolean await(Duration patience) throws InterruptedException {
        long wait = turn(patience.toNanos());
        if (wait < 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(wait);
        return true;
    }

    private synchronized long turn(long patience) {
        long now = System.nanoTime();
        long at = later(later(now, next), pausedUntil);
        if (at - now > patience) {
            return -1;
        }
        next = at + step;
        return at - now;
    }

    synchronized void pause(Duration duration) {
        pausedUntil = later(pausedUntil, System.nanoTime() + duration.toNanos());
    }

    synchronized boolean isPaused() {
        return pausedUntil - System.nanoTime() > 0;
    }

    /** Differences, because the clock of {@code nanoTime} may begin anywhere. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
