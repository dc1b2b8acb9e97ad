package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.ReceiptMaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** COPY at work: batches and threads as the ledger has them, each account written by one thread. */
final class RawAttempt implements Attempt {
    private static final int THREADS = 4;
    private static final int BATCH = 500;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Arena arena;
    private final String database;
    private final AtomicLong receipts = new AtomicLong();
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Workers workers = new Workers();

    RawAttempt(Arena arena, String database, List<SampledEvent> sample) {
        this.arena = arena;
        this.database = database;
        for (int thread = 0; thread < THREADS; thread++) {
            int own = thread;
            var events = sample.stream()
                    .filter(event -> Math.floorMod(event.aggregate().hashCode(), THREADS) == own)
                    .toList();
            workers.start("raw-" + thread, goOn -> write(events, goOn));
        }
    }

    private void write(List<SampledEvent> events, BooleanSupplier goOn) throws SQLException {
        var sequences = new HashMap<String, Long>();
        var batch = new CopyBatch();
        int next = 0;
        try (Connection connection = arena.connect(database)) {
            connection.setAutoCommit(false);
            while (goOn.getAsBoolean()) {
                long first = receipts.getAndAdd(BATCH);
                long time = ChronoUnit.MICROS.between(EPOCH, Instant.now());
                for (int row = 0; row < BATCH; row++) {
                    SampledEvent event = events.get(next);
                    next = (next + 1) % events.size();
                    long sequence = sequences.merge(event.aggregate(), 1L, Long::sum) - 1;
                    batch.add(event, sequence, ReceiptMaker.identity(first + row), time);
                }
                bytes.add(batch.send(connection));
                rows.add(BATCH);
            }
        }
    }

    @Override
    public long done() throws Exception {
        workers.check();
        return rows.sum();
    }

    @Override
    public long available() {
        return Long.MAX_VALUE;
    }

    @Override
    public void stop() throws Exception {
        workers.stop();
    }

    @Override
    public Optional<String> fault() throws SQLException {
        try (Connection connection = arena.connect(database);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select count(*), sum(octet_length(payload) + octet_length(metadata)) from event")) {
            found.next();
            return found.getLong(1) == rows.sum() && found.getLong(2) == bytes.sum()
                    ? Optional.empty()
                    : Optional.of("the table has " + found.getLong(1) + " rows with " + found.getLong(2)
                            + " bytes, sent were " + rows.sum() + " with " + bytes.sum());
        }
    }

    @Override
    public void close() throws Exception {
        try {
            workers.stop();
        } finally {
            arena.dropDatabase(database);
        }
    }
}
