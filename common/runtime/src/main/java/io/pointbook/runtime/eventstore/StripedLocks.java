package io.pointbook.runtime.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Locks by key, within this process. A caller names all keys at once and gets their stripes in ascending order, so that
 * two callers can never wait for each other.
 */
public final class StripedLocks {

    /**
     * How many stripes there are. With 4,096, two batches of 500 accounts share some sixty stripes and wait for each other
     * nearly always; with so many, one pair in five shares one.
     */
    public static final int STRIPES = 1 << 20;

    /** How long to wait for all locks of one call; longer than a transaction may last. */
    public static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

    private final AtomicReferenceArray<@Nullable ReentrantLock> stripes = new AtomicReferenceArray<>(STRIPES);
    private final ThreadLocal<Boolean> holding = ThreadLocal.withInitial(() -> false);
    private final long waitNanos;

    public StripedLocks() {
        this(DEFAULT_WAIT);
    }

    public StripedLocks(Duration wait) {
        waitNanos = wait.toNanos();
    }

    /** Waits for the locks of all keys. A thread that holds some already may not ask for more. */
    public Held lock(Collection<String> keys) {
        if (holding.get()) {
            throw new IllegalStateException("this thread holds locks already: all keys are named in one call");
        }
        int[] wanted =
                keys.stream().mapToInt(StripedLocks::stripe).sorted().distinct().toArray();
        Held held = new Held(wanted);
        long deadline = System.nanoTime() + waitNanos;
        try {
            for (int stripe : wanted) {
                held.take(lockOf(stripe), deadline);
            }
            holding.set(true);
            return held;
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    /** A lock is made when it is first wanted, and stays. */
    private ReentrantLock lockOf(int stripe) {
        ReentrantLock lock = stripes.get(stripe);
        if (lock != null) {
            return lock;
        }
        var made = new ReentrantLock();
        ReentrantLock first = stripes.compareAndExchange(stripe, null, made);
        return first == null ? made : first;
    }

    static int stripe(String key) {
        int hash = key.hashCode() * 0x9E3779B9; // spreads keys that differ only at the end
        return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(STRIPES));
    }

    /** Locks that are held; to be closed once, by the thread that took them. */
    public final class Held implements AutoCloseable {

        private final int[] wanted;
        private int taken;

        private Held(int[] wanted) {
            this.wanted = wanted;
        }

        private void take(ReentrantLock lock, long deadline) {
            try {
                if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new LockTimeout();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockTimeout();
            }
            taken++;
        }

        /** How many stripes are held. */
        public int size() {
            return taken;
        }

        @Override
        public void close() {
            holding.remove(); // also after a call that named no key
            while (taken > 0) {
                taken--;
                lockOf(wanted[taken]).unlock();
            }
        }
    }

    /** The locks were not to be had in time; nothing is held, the work may be tried again. */
    public static final class LockTimeout extends LockAcquisitionFailedException {

        private static final long serialVersionUID = 1L;

        private LockTimeout() {
            super("the locks were not free in time");
        }
    }
}
