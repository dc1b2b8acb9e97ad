package io.pointbook.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param window of one contestant in one round
 * @param warm how long the same is done before, where latencies are measured
 * @param rules the default programme beside one of many rules, instead of the ledger beside its rivals
 * @param keep leave data and logs where they are
 */
record Plan(Duration window, Duration warm, int rounds, boolean rules, boolean keep) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_ROUNDS = 20;
    /** No contestant that reads the topic is expected to be faster, warm-up and window together. */
    private static final int MOST_RECORDS_PER_SECOND = 40_000;

    private static final int FEWEST_RECEIPTS = 100_000;

    Plan {
        requireWithin(window, "A window");
        requireWithin(warm, "The warm-up");
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("There are 1 to " + MOST_ROUNDS + " rounds.");
        }
    }

    private static void requireWithin(Duration time, String what) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " is 1 s to 10 min long.");
        }
    }

    /** Receipts to put on the topic, so that nobody starves in a window. */
    long receipts() {
        long millis = window.plus(window.multipliedBy(2).dividedBy(3)).toMillis();
        return Math.max(FEWEST_RECEIPTS, millis * MOST_RECORDS_PER_SECOND / 1_000);
    }

    /** Reads {@code 30s}, {@code 2m} or an ISO 8601 duration. */
    static Duration duration(String text) {
        return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }
}
