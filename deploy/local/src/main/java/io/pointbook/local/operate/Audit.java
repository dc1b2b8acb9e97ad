package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import io.pointbook.testkit.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Proofs about the ledger and the rewards. */
@Command(
        name = "audit",
        description = "Proofs about the ledger and the rewards: replay.",
        subcommands = Audit.Replay.class)
public final class Audit {

    /** Hands over to the services' own programs: only they know their events. Rewards is held against the ledger. */
    @Command(
            name = "replay",
            description =
                    "Folds every event of the ledger and of rewards from the first, compares with the read tables and"
                            + " the redeemed points with each other; exit 1 on a difference.")
    static final class Replay implements Callable<Integer> {

        private static final String LEDGER = "io.pointbook.ledger.runtime.AuditReplayCommand";
        private static final String REWARDS = "io.pointbook.rewards.runtime.AuditReplayCommand";

        @Override
        public Integer call() throws Exception {
            Addresses addresses = Addresses.current();
            if (!Files.isDirectory(app(addresses, "ledger-service")) || Ports.isFree(addresses.postgres())) {
                throw new Refusal(
                        "The ledger's program or its database is not there.", "Start the stack: ./pointbook up");
            }
            Path captures = Files.createTempFile("captures", ".csv");
            try {
                int ledger = run(addresses, "ledger-service", LEDGER, "ledger", captures);
                if (ledger > 1 || !Files.isDirectory(app(addresses, "rewards-service"))) {
                    return ledger;
                }
                return Math.max(ledger, run(addresses, "rewards-service", REWARDS, "rewards", captures));
            } finally {
                Files.deleteIfExists(captures);
            }
        }

        private static Path app(Addresses addresses, String service) {
            return addresses.root().resolve(service).resolve("target/quarkus-app");
        }

        private static int run(Addresses addresses, String service, String main, String database, Path captures)
                throws Exception {
            Path app = app(addresses, service);
            return OtherProgram.run(
                    List.of(app.resolve("app"), app.resolve("lib/main"), app.resolve("lib/boot")),
                    "1g",
                    main,
                    List.of("--jdbc", addresses.jdbcUrl(database), "--captures", captures.toString()));
        }
    }
}
