package io.pointbook.bench.contestant;

import java.time.Duration;
import java.util.List;

/** The ceiling: the bytes of the ledger's own events into the ledger's own table with its indexes, and nothing else. */
public final class Raw implements Contestant {
    private static final int WARM_UP_SHARE = 10;

    private final Arena arena;
    private final LedgerSample sample;

    public Raw(Arena arena, LedgerSample sample) {
        this.arena = arena;
        this.sample = sample;
    }

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public Duration warmUp(Duration window) {
        return window.dividedBy(WARM_UP_SHARE);
    }

    @Override
    public Attempt start(int round) throws Exception {
        String database = name() + "_" + round;
        arena.copyDatabase(sample.database(), database);
        arena.checkpoint();
        List<SampledEvent> events = sample.events();
        return new RawAttempt(arena, database, events);
    }
}
