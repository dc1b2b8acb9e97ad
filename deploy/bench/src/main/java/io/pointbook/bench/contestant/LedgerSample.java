package io.pointbook.bench.contestant;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Some of the ledger's own events and its empty tables, taken from a run before the first round: what the raw ceiling
 * writes, and where.
 *
 * @param database the ledger's schema with an empty event table
 */
public record LedgerSample(String database, List<SampledEvent> events) {
    /** By then most cards are known, as in the long run. */
    private static final int RECEIPTS_BEFORE = 40_000;

    private static final int EVENTS = 20_000;
    /** A slow ledger is sampled after fewer receipts: the run has its time limit. */
    private static final Duration TAKES_AT_MOST = Duration.ofSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Runs the ledger for a while and takes the latest events of receipts. */
    public static LedgerSample take(Arena arena, Ledger ledger) throws Exception {
        String database = "sample";
        LedgerAttempt attempt = ledger.startOn(database);
        try {
            long deadline = System.nanoTime() + TAKES_AT_MOST.toNanos();
            while (attempt.done() < Math.min(RECEIPTS_BEFORE, attempt.available()) && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_EVERY);
            }
        } finally {
            attempt.stop();
        }
        Optional<String> fault = attempt.fault();
        if (fault.isPresent()) {
            throw new IllegalStateException("the ledger's run for the sample went wrong: " + fault.get());
        }
        return of(arena, database);
    }

    private static LedgerSample of(Arena arena, String database) throws Exception {
        List<SampledEvent> events;
        try (Connection connection = arena.connect(database)) {
            events = SampledEvent.latest(connection, EVENTS);
        }
        if (events.isEmpty()) {
            throw new IllegalStateException("the ledger posted nothing within " + TAKES_AT_MOST.toSeconds() + " s");
        }
        arena.execute(database, "truncate event");
        return new LedgerSample(database, events);
    }

    /** Payload and metadata of an event, in bytes. */
    public long meanBytes() {
        return events.stream()
                        .mapToLong(event -> event.payload().length + event.metadata().length)
                        .sum()
                / events.size();
    }
}
