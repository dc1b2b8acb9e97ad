package io.pointbook.local.send;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What became of the rows; the broker's answers arrive on another thread. */
final class Tally {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final long start = System.nanoTime();

    void sent() {
        sent.incrementAndGet();
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    synchronized void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    long sentSoFar() {
        return sent.get();
    }

    synchronized long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    String progress() {
        return "sent %,d, acknowledged %,d, rejected %,d, %,d a second"
                .formatted(sent.get(), acknowledged.get(), rejectedInAll(), rate());
    }

    synchronized String summary() {
        StringBuilder text = new StringBuilder("sent %,d, acknowledged %,d, rejected %,d, %,d a second in %.1f s"
                .formatted(sent.get(), acknowledged.get(), rejectedInAll(), rate(), seconds()));
        rejected.forEach((reason, count) -> text.append("\n  rejected %,d: %s".formatted(count, reason)));
        return text.toString();
    }

    private long rate() {
        return Math.round(acknowledged.get() / seconds());
    }

    private double seconds() {
        double nanosPerSecond = 1e9;
        return Math.max((System.nanoTime() - start) / nanosPerSecond, 0.001);
    }
}
