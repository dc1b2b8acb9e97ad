package io.pointbook.bench;

import io.pointbook.bench.contestant.Arena;
import io.pointbook.bench.contestant.Contestant;
import io.pointbook.bench.contestant.Crud;
import io.pointbook.bench.contestant.Heat;
import io.pointbook.bench.contestant.Ledger;
import io.pointbook.bench.contestant.LedgerSample;
import io.pointbook.bench.contestant.Raw;
import io.pointbook.bench.receipts.Feed;
import io.pointbook.bench.receipts.RuleSet;
import io.pointbook.bench.result.Outcome;
import io.pointbook.bench.result.Results;
import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole run: preload, sample, then the contestants in turn, round by round. */
final class Match {
    private static final long MEGABYTE = 1024 * 1024;

    private final Plan plan;
    private final Path program;
    private final PrintStream out;

    Match(Plan plan, Path program, PrintStream out) {
        this.plan = plan;
        this.program = program;
        this.out = out;
    }

    Results play() throws Exception {
        try (Arena arena = Arena.open(plan.keep())) {
            out.println("PostgreSQL: " + arena.promises());
            if (plan.keep()) {
                out.println("data and logs stay in " + arena.folder());
            }
            Feed.Sent sent = preload(arena.broker());
            var ours = new Ledger(arena, program, sent.tape());
            if (plan.rules()) {
                return rounds(arena, List.of(ours, withRules(arena, sent)));
            }
            LedgerSample sample = LedgerSample.take(arena, ours);
            out.println("an event of a receipt has " + sample.meanBytes() + " bytes on average ("
                    + sample.events().size() + " sampled)");
            return rounds(
                    arena, List.of(new Raw(arena, sample), new Crud(arena, Topics.TILL_RECEIPTS, sent.tape()), ours));
        }
    }

    private Ledger withRules(Arena arena, Feed.Sent sent) throws IOException, GeneralSecurityException {
        arena.broker().createTopic(Ledger.NO_RECEIPTS, Topics.PARTITIONS, Map.of());
        arena.broker().createTopic(Ledger.NO_RECEIPTS + ".dead-letter", Topics.PARTITIONS, Map.of());
        return new Ledger("rules", arena, program, sent.tape(), RuleSet.archive());
    }

    private Feed.Sent preload(Broker broker) {
        for (var topic : Topics.ALL) {
            boolean receipts = topic.name().equals(Topics.TILL_RECEIPTS);
            broker.createTopic(
                    topic.name(),
                    topic.partitions(),
                    receipts ? Map.of("message.timestamp.type", "LogAppendTime") : Map.of());
        }
        Feed.Sent sent = Feed.send(broker.bootstrap(), Topics.TILL_RECEIPTS, Topics.PARTITIONS, plan.receipts());
        out.printf(
                Locale.ROOT,
                "%,d receipts on the topic, %,d MB before compression%n",
                sent.tape().records(),
                sent.bytes() / MEGABYTE);
        return sent;
    }

    /** Interleaved, so that what else the machine does in these minutes meets all alike. */
    private Results rounds(Arena arena, List<Contestant> contestants) {
        var outcomes = new ArrayList<Outcome>();
        var heat = new Heat(plan.window());
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contestant contestant : contestants) {
                Outcome outcome = heat.run(contestant, round);
                arena.check();
                outcomes.add(outcome);
                out.printf(
                        Locale.ROOT,
                        "round %d  %-5s %,10.0f/s  %,6.0f us of processor each%s%n",
                        round,
                        contestant.name(),
                        outcome.rate(),
                        outcome.microsecondsOfProcessor(),
                        outcome.isVoid() ? "  VOID" : "");
            }
        }
        return new Results(plan.rounds(), outcomes);
    }
}
