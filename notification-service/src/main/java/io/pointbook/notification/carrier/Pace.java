package io.pointbook.notification.carrier;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets so many pass in a second; half as many whenever the other side asks for patience, and slowly more again when it does
 * not. Safe for many threads.
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

    /** @param nanos a clock that only goes on */
    public Pace(int perSecond, LongSupplier nanos) {
        this.fastest = SECOND / perSecond;
        this.interval = fastest;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
        this.slowed = next - SECOND;
    }

    /** Waits for its turn. */
    public void await() {
        long wait = reserve();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Takes the next place; nanoseconds until then. */
    synchronized long reserve() {
        long now = nanos.getAsLong();
        long place = Math.max(now, next);
        next = place + interval;
        return place - now;
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
