package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import io.pointbook.testkit.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Proofs about the ledger. */
@Command(name = "audit", description = "Proofs about the ledger: replay.", subcommands = Audit.Replay.class)
public final class Audit {

    /** Hands over to ledger-service's own program: only the ledger knows its events. */
    @Command(
            name = "replay",
            description = "Folds every event from the first and compares with the read tables; exit 1 on a difference.")
    static final class Replay implements Callable<Integer> {

        private static final String MAIN = "io.pointbook.ledger.runtime.AuditReplayCommand";

        @Parameters(arity = "0..*", hidden = true)
        private List<String> more = List.of();

        @Override
        public Integer call() throws Exception {
            Addresses addresses = Addresses.current();
            Path app = addresses.root().resolve("ledger-service/target/quarkus-app");
            if (!Files.isDirectory(app) || Ports.isFree(addresses.postgres())) {
                throw new Refusal(
                        "The ledger's program or its database is not there.", "Start the stack: ./pointbook up");
            }
            List<String> arguments = new ArrayList<>(List.of("--jdbc", addresses.jdbcUrl("ledger")));
            arguments.addAll(more);
            return OtherProgram.run(
                    List.of(app.resolve("app"), app.resolve("lib/main"), app.resolve("lib/boot")),
                    "1g",
                    MAIN,
                    arguments);
        }
    }
}
