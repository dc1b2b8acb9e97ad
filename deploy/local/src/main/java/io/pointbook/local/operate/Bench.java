package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import io.pointbook.local.stack.Build;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the benchmark, built with the packaged ledger that it measures. */
@Command(
        name = "bench",
        description = "Measures the ledger beside its ceiling and a plain rival; --quick takes minutes.")
public final class Bench implements Callable<Integer> {

    private static final String PACKAGED = "target/quarkus-app/quarkus-run.jar";
    private static final String MAIN = "io.pointbook.bench.Bench";

    @Unmatched
    private final List<String> arguments = new ArrayList<>(); // picocli adds to it

    @Override
    public Integer call() throws Exception {
        Addresses addresses = Addresses.current();
        Path target = addresses.root().resolve("deploy/bench/target");
        Build build = new Build(addresses.root(), addresses.data().resolve("log/build.log"));
        List<String> stale = Stream.of(
                        build.isStale("ledger-service", PACKAGED) ? "ledger-service" : "",
                        arguments.contains("--redemptions") && build.isStale("rewards-service", PACKAGED)
                                ? "rewards-service"
                                : "",
                        build.isStale("deploy/bench", "target/lib") ? "deploy/bench" : "")
                .filter(module -> !module.isEmpty())
                .toList();
        if (!stale.isEmpty()) {
            Display.ofSystem().step("building " + String.join(", ", stale), () -> {
                build.build(stale);
                return stale;
            });
        }
        return OtherProgram.run(List.of(target, target.resolve("lib")), "1g", MAIN, arguments);
    }
}
