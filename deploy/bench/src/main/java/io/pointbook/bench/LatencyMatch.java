package io.pointbook.bench;

import io.pointbook.bench.contestant.Arena;
import io.pointbook.bench.contestant.Latencies;
import io.pointbook.bench.contestant.Ledger;
import io.pointbook.bench.contestant.QuoteRun;
import io.pointbook.bench.contestant.RedemptionRun;
import io.pointbook.bench.receipts.Feed;
import io.pointbook.contract.Topics;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** How long requests take while receipts flow. */
final class LatencyMatch {
    /** They open the accounts, and warm the ledger. */
    private static final long RECEIPTS_BEFORE = 100_000;

    private final Plan plan;
    private final Path program;
    private final PrintStream out;

    LatencyMatch(Plan plan, Path program, PrintStream out) {
        this.plan = plan;
        this.program = program;
        this.out = out;
    }

    void playQuotes() throws Exception {
        try (Arena arena = open()) {
            var sent = Feed.send(arena.broker().bootstrap(), Topics.TILL_RECEIPTS, Topics.PARTITIONS, RECEIPTS_BEFORE);
            for (int round = 1; round <= plan.rounds(); round++) {
                var ledger = new Ledger(arena, program, sent.tape());
                print(
                        "quotes",
                        round,
                        new QuoteRun(arena, ledger, RECEIPTS_BEFORE * round).run(round, plan.warm(), plan.window()));
            }
        }
    }

    /** @param rewards quarkus-run.jar of rewards-service */
    void playRedemptions(Path rewards) throws Exception {
        try (Arena arena = open()) {
            var sent = Feed.send(arena.broker().bootstrap(), Topics.TILL_RECEIPTS, Topics.PARTITIONS, 1);
            for (int round = 1; round <= plan.rounds(); round++) {
                var ledger = new Ledger(arena, program, sent.tape());
                print(
                        "redemptions",
                        round,
                        new RedemptionRun(arena, ledger, rewards).run(round, plan.warm(), plan.window()));
            }
        }
    }

    private Arena open() throws Exception {
        Arena arena = Arena.open(plan.keep());
        out.println("PostgreSQL: " + arena.promises());
        for (var topic : Topics.ALL) {
            boolean receipts = topic.name().equals(Topics.TILL_RECEIPTS);
            arena.broker()
                    .createTopic(
                            topic.name(),
                            topic.partitions(),
                            receipts ? Map.of("message.timestamp.type", "LogAppendTime") : Map.of());
        }
        return arena;
    }

    private void print(String what, int round, Latencies measured) {
        out.printf(
                Locale.ROOT,
                "round %d  %,d %s (%.0f/s), %d failed; %,.0f receipts/s; p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms%n",
                round,
                measured.asked(),
                what,
                measured.perSecond(),
                measured.failed(),
                measured.receiptsPerSecond(),
                measured.millis(0.5),
                measured.millis(0.99),
                measured.millis(0.999),
                measured.millis(1));
    }
}
