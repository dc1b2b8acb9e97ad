package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Tape;
import io.pointbook.contract.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

/** Ours: the packaged ledger-service, fed from Kafka. */
public final class Ledger implements Contestant {
    /** Two thirds of a window: each round begins with a cold JVM, while the others live in the bench's own. */
    private static final int WARM_UP_SHARE = 3;

    private final Arena arena;
    private final Path program;
    private final Tape tape;
    private final Path cardKey;
    private final CardHashes hashes;

    /** @param program quarkus-run.jar of ledger-service */
    public Ledger(Arena arena, Path program, Tape tape) throws IOException, GeneralSecurityException {
        this.arena = arena;
        this.program = program;
        this.tape = tape;
        cardKey = CardHashes.writeKey(arena.folder());
        hashes = new CardHashes();
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Duration warmUp(Duration window) {
        return window.multipliedBy(2).dividedBy(WARM_UP_SHARE);
    }

    @Override
    public Attempt start(int round) throws Exception {
        return startOn(name() + "_" + round);
    }

    LedgerAttempt startOn(String database) throws Exception {
        String url = arena.newDatabase(database);
        arena.checkpoint();
        var child = LedgerChild.start(
                program,
                arena.folder().resolve(database + ".log"),
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        url,
                        "kafka.bootstrap.servers",
                        arena.broker().bootstrap(),
                        "pointbook.ledger.card-key-file",
                        cardKey.toString(),
                        "pointbook.ledger.inbox.topic",
                        Topics.TILL_RECEIPTS,
                        "pointbook.ledger.inbox.group",
                        "bench-" + database));
        return new LedgerAttempt(arena, database, child, tape, hashes);
    }
}
