package io.pointbook.bench.result;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one contestant did in one round.
 *
 * @param records in the time measured
 * @param measured shorter than the window where the contestant came to the end of the topic
 * @param atTheEnd whether it did
 * @param fault why it is void; null: it is valid
 */
public record Outcome(
        String contestant,
        int round,
        long records,
        Duration measured,
        boolean atTheEnd,
        @Nullable String fault) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** An outcome without a measurement. */
    public static Outcome failed(String contestant, int round, String fault) {
        return new Outcome(contestant, round, 0, Duration.ZERO, false, fault);
    }

    /** The same measurement, judged. */
    public Outcome judged(Optional<String> found) {
        return new Outcome(contestant, round, records, measured, atTheEnd, found.orElse(null));
    }

    public boolean isVoid() {
        return fault != null;
    }

    /** Records per second. */
    public double rate() {
        return measured.isZero() ? 0 : records * NANOS_PER_SECOND / measured.toNanos();
    }
}
