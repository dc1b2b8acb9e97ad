package io.pointbook.notification.carrier;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets so many pass in a second; half as many whenever the other side asks for patience, and slowly more again when it does
 * not; none for as long as it says, or is away. Safe for many threads.
 */
public final class Pace {
    private static final long SECOND = 1_000_000_000L;

    /** Slower than one in a second it never gets. */
    private static final long SLOWEST = SECOND;

    /** After each success it is so much faster: faster than one in twenty that is refused makes it slower. */
    private static final int RECOVERY_PERCENT = 6;

    private final long fastest;
    private final LongSupplier nanos;
    private long interval;
    private long next;
    private long slowed;
    private long pausedUntil;

    /** @param nanos a clock that only goes on */
    public Pace(int perSecond, LongSupplier nanos) {
        this.fastest = SECOND / perSecond;
        this.interval = fastest;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
        this.slowed = next - SECOND;
        this.pausedUntil = next;
    }

    /** Waits for its turn. */
    public void await() {
        long wait = reserve();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Waits for its turn, where that comes within {@code patience}; else nothing is waited for. */
    public boolean await(Duration patience) {
        long wait = reserve(patience.toNanos());
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        return wait >= 0;
    }

    /** Takes the next place; nanoseconds until then. */
    long reserve() {
        return reserve(Long.MAX_VALUE);
    }

    /** Takes the next place, unless it is further away; nanoseconds until then, below 0 where it is. */
    private synchronized long reserve(long furthest) {
        long now = nanos.getAsLong();
        long place = later(later(now, next), pausedUntil);
        if (place - now > furthest) {
            return -1;
        }
        next = place + interval;
        return place - now;
    }

    /** None passes for so long. */
    public synchronized void pause(Duration duration) {
        pausedUntil = later(pausedUntil, nanos.getAsLong() + duration.toNanos());
    }

    public synchronized boolean isPaused() {
        return pausedUntil - nanos.getAsLong() > 0;
    }

    /** By their difference: the clock may begin anywhere. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }

    /** The other side asks for patience. */
    public synchronized void slower() {
        long now = nanos.getAsLong();
        if (now - slowed < interval) {
            return; // those that were under way together ask for it together
        }
        slowed = now;
        interval = Math.min(SLOWEST, interval * 2);
    }

    /** The other side took one. */
    public synchronized void faster() {
        interval = Math.max(fastest, interval - interval * RECOVERY_PERCENT / 100);
    }

    /** Nanoseconds between two. */
    synchronized long interval() {
        return interval;
    }
}
