package io.pointbook.bench.contestant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * How long requests took that were asked at a steady rate.
 *
 * @param nanos of each that was answered rightly, the shortest first
 * @param failed those without a right answer
 */
public record Latencies(long[] nanos, int failed, double perSecond, double receiptsPerSecond) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Requests that were asked. */
    public int asked() {
        return nanos.length + failed;
    }

    /** The time within which this share of them was answered. */
    public double millis(double share) {
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos.length == 0 ? 0 : nanos[Math.max(0, index)] / NANOS_PER_MILLI;
    }

    /**
     * Asks at a steady rate, each on a thread of its own. The time counts from the moment at which a request was due, so that
     * one that waits for others is not measured as though it had been asked later.
     *
     * @param requests each says whether its answer was right
     */
    static Latencies of(LedgerAttempt attempt, int perSecond, Duration window, Supplier<Callable<Boolean>> requests)
            throws Exception {
        int count = Math.toIntExact(window.toMillis() * perSecond / 1_000);
        long taken = attempt.done();
        long begin = System.nanoTime();
        var asked = new ArrayList<Future<Long>>(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begin + (long) (i * NANOS_PER_SECOND / perSecond);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                var request = requests.get();
                asked.add(threads.submit(() -> request.call() ? System.nanoTime() - due : -1));
            }
        }
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        return measured(asked, seconds, (attempt.done() - taken) / seconds);
    }

    private static Latencies measured(List<Future<Long>> asked, double seconds, double receiptsPerSecond) {
        var nanos = asked.stream()
                .mapToLong(one -> one.state() == Future.State.SUCCESS ? one.resultNow() : -1)
                .toArray();
        var right = Arrays.stream(nanos).filter(one -> one >= 0).sorted().toArray();
        return new Latencies(right, nanos.length - right.length, nanos.length / seconds, receiptsPerSecond);
    }
}
