package io.pointbook.bench;

import io.pointbook.bench.result.Goal;
import io.pointbook.bench.result.Report;
import io.pointbook.bench.result.Results;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Measures the ledger beside its ceiling and beside a plain rival. */
@Command(
        name = "./pointbook bench",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = Bench.FAILED,
        description = "Measures the ledger beside its ceiling (raw) and a plain rival (crud). Missed goals are printed"
                + " as MISSED; the exit code is 1 only when a contestant is void.")
public final class Bench implements Callable<Integer> {
    static final int FAILED = 3;

    private static final int VOID = 1;
    private static final int NOT_STARTED = 2;
    private static final long ROOM_BYTES = 20L * 1024 * 1024 * 1024;
    private static final long GIGABYTE = 1024 * 1024 * 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final String PROGRAM = "ledger-service/target/quarkus-app/quarkus-run.jar";
    private static final String REWARDS = "rewards-service/target/quarkus-app/quarkus-run.jar";
    private static final List<String> CONTESTANTS = List.of("raw", "crud", "ours");
    private static final List<Goal> GOALS = List.of(new Goal("ours", "crud", 4), new Goal("ours", "raw", 0.15));

    private static final List<String> RULE_CONTESTANTS = List.of("ours", "rules");
    private static final List<Goal> RULE_GOALS = List.of(new Goal("rules", "ours", 0.5));

    @Option(names = "--quick", description = "The ledger beside its ceiling and a plain rival, under eight minutes.")
    private boolean quick;

    @Option(names = "--rules", description = "The default programme beside one of 200 rules.")
    private boolean rules;

    @Option(names = "--quotes", description = "Measures quotes instead: 200 a second while 500 receipts a second flow.")
    private boolean quotes;

    @Option(
            names = "--redemptions",
            description = "Measures redemptions instead: 20 a second while 500 receipts a second flow.")
    private boolean redemptions;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = WindowConverter.class,
            description = "How long each contestant is measured in a round, for example 5s (30s).")
    private Duration window = Duration.ofSeconds(30);

    @Option(
            names = "--warm",
            paramLabel = "TIME",
            converter = WindowConverter.class,
            description = "With --quotes and --redemptions, how long the same is asked before (one window).")
    private @Nullable Duration warm;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds (${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--keep", description = "Leave databases and logs where they are, and say where.")
    private boolean keep;

    public static void main(String[] arguments) {
        // what the Kafka clients have to say about partitions that move is not for the reader of a table
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (Stream.of(quick, rules, quotes, redemptions)
                        .filter(chosen -> chosen)
                        .count()
                != 1) {
            return refuse(
                    "There are four measurements, one at a time.",
                    "Run ./pointbook bench with --quick, --rules, --quotes or --redemptions.");
        }
        Plan plan;
        try {
            plan = new Plan(window, warm == null ? window : warm, rounds, rules, keep);
        } catch (IllegalArgumentException outside) {
            return refuse(String.valueOf(outside.getMessage()), "Choose another --window, --warm or --rounds.");
        }
        Path program = root().resolve(PROGRAM);
        if (!Files.exists(program)) {
            return refuse(program + " is missing.", "Start the benchmark with ./pointbook bench, which builds it.");
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long room = Files.getFileStore(temporary).getUsableSpace();
        if (room < ROOM_BYTES) {
            return refuse(
                    "The benchmark needs " + ROOM_BYTES / GIGABYTE + " GB in " + temporary + ", and there are "
                            + room / GIGABYTE + ".",
                    "Make room there.");
        }
        if (quotes) {
            new LatencyMatch(plan, program, System.out).playQuotes();
            return CommandLine.ExitCode.OK;
        }
        if (redemptions) {
            new LatencyMatch(plan, program, System.out).playRedemptions(root().resolve(REWARDS));
            return CommandLine.ExitCode.OK;
        }
        long began = System.nanoTime();
        Results results = new Match(plan, program, System.out).play();
        System.out.println();
        new Report(results, rules ? RULE_CONTESTANTS : CONTESTANTS, rules ? RULE_GOALS : GOALS)
                .lines()
                .forEach(System.out::println);
        if (rules) {
            results.medianProcessorRatio("rules", "ours")
                    .ifPresent(ratio -> System.out.printf(
                            Locale.ROOT, "processor time of a receipt, rules / ours: %.2f, median%n", ratio));
        }
        System.out.println("the whole run took " + (System.nanoTime() - began) / NANOS_PER_SECOND + " s");
        return results.anyVoid() ? VOID : CommandLine.ExitCode.OK;
    }

    /** We stand in deploy/bench/target, as a jar or as classes. */
    private static Path root() throws URISyntaxException {
        Path own = Path.of(
                Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return own.resolve("../../../..").normalize();
    }

    private static int refuse(String why, String whatToDo) {
        System.err.println(why);
        System.err.println(whatToDo);
        return NOT_STARTED;
    }

    private static final class WindowConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Plan.duration(text);
        }
    }
}
