package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.RuleSet;
import io.pointbook.bench.receipts.Tape;
import io.pointbook.contract.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ours: the packaged ledger-service, fed from Kafka. */
public final class Ledger implements Contestant {
    /** Two thirds of a window: each round begins with a cold JVM, while the others live in the bench's own. */
    private static final int WARM_UP_SHARE = 3;

    /** A topic on which nothing ever stands. */
    public static final String NO_RECEIPTS = "till.no-receipts";

    private final Arena arena;
    private final Path program;
    private final Tape tape;
    private final Path cardKey;
    private final CardHashes hashes;

    private final String name;
    private final @Nullable String programmes;

    /** By the default programme. @param program quarkus-run.jar of ledger-service */
    public Ledger(Arena arena, Path program, Tape tape) throws IOException, GeneralSecurityException {
        this("ours", arena, program, tape, null);
    }

    /** @param programmes that are brought in before the first receipt, as a file; absent: none */
    public Ledger(String name, Arena arena, Path program, Tape tape, @Nullable String programmes)
            throws IOException, GeneralSecurityException {
        this.name = name;
        this.programmes = programmes;
        this.arena = arena;
        this.program = program;
        this.tape = tape;
        cardKey = CardHashes.writeKey(arena.folder());
        hashes = new CardHashes();
    }

    @Override
    public String name() {
        return name;
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
        return startOn(database, LedgerChild.FOR_THROUGHPUT);
    }

    LedgerAttempt startOn(String database, List<String> jvm) throws Exception {
        String url = arena.newDatabase(database);
        if (programmes != null) {
            bring(programmes, database, url);
        }
        arena.checkpoint();
        return new LedgerAttempt(
                arena,
                database,
                start(jvm, database, url, Topics.TILL_RECEIPTS),
                tape,
                hashes,
                programmes == null ? null : RuleSet.FURTHER_WALLET);
    }

    /** A ledger that reads from an empty topic takes the programmes: they are in force before the first receipt. */
    private void bring(String file, String database, String url) throws IOException, InterruptedException {
        try (var child = start(LedgerChild.FOR_THROUGHPUT, database + "_first", url, NO_RECEIPTS)) {
            child.post("/programmes/import", file);
        }
        try {
            arena.disconnectAll(database);
        } catch (SQLException failure) {
            throw new IllegalStateException("the first ledger's connections cannot be ended", failure);
        }
    }

    private LedgerChild start(List<String> jvm, String run, String url, String topic) {
        return LedgerChild.start(
                jvm,
                program,
                arena.folder().resolve(run + ".log"),
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        url,
                        "kafka.bootstrap.servers",
                        arena.broker().bootstrap(),
                        "pointbook.ledger.card-key-file",
                        cardKey.toString(),
                        "pointbook.ledger.inbox.topic",
                        topic,
                        "pointbook.ledger.inbox.group",
                        "bench-" + run));
    }
}
