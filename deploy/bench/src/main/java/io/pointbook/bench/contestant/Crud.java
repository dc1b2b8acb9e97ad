package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Tape;
import java.time.Duration;

/** The plain rival: one transaction for each record, from the same topic. */
public final class Crud implements Contestant {
    private static final int WARM_UP_SHARE = 10;

    private final Arena arena;
    private final String topic;
    private final Tape tape;

    public Crud(Arena arena, String topic, Tape tape) {
        this.arena = arena;
        this.topic = topic;
        this.tape = tape;
    }

    @Override
    public String name() {
        return "crud";
    }

    @Override
    public Duration warmUp(Duration window) {
        return window.dividedBy(WARM_UP_SHARE);
    }

    @Override
    public Attempt start(int round) throws Exception {
        String database = name() + "_" + round;
        arena.newDatabase(database);
        arena.execute(database, CrudPosting.TABLES);
        arena.checkpoint();
        return new CrudAttempt(arena, database, topic, tape);
    }
}
