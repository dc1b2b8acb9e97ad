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
 * @param processor time that the contestant's own process had of the processors; zero: not known
 */
public record Outcome(
        String contestant,
        int round,
        long records,
        Duration measured,
        boolean atTheEnd,
        @Nullable String fault,
        Duration processor) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICROSECOND = 1e3;

    /** An outcome without a measurement. */
    public static Outcome failed(String contestant, int round, String fault) {
        return new Outcome(contestant, round, 0, Duration.ZERO, false, fault, Duration.ZERO);
    }

    /** The same measurement, judged. */
    public Outcome judged(Optional<String> found) {
        return new Outcome(contestant, round, records, measured, atTheEnd, found.orElse(null), processor);
    }

    public boolean isVoid() {
        return fault != null;
    }

    /** Records per second. */
    public double rate() {
        return measured.isZero() ? 0 : records * NANOS_PER_SECOND / measured.toNanos();
    }

    /** Processor time of one record, in microseconds; other work on the machine does not change it much. */
    public double microsecondsOfProcessor() {
        return records == 0 ? 0 : processor.toNanos() / NANOS_PER_MICROSECOND / records;
    }
}
