package io.pointbook.local;

import io.pointbook.local.operate.Audit;
import io.pointbook.local.operate.Bench;
import io.pointbook.local.operate.Conflicts;
import io.pointbook.local.operate.DeadLetters;
import io.pointbook.local.operate.Rebuild;
import io.pointbook.local.send.Send;
import io.pointbook.local.stack.CreateTopics;
import io.pointbook.local.stack.Down;
import io.pointbook.local.stack.Logs;
import io.pointbook.local.stack.Status;
import io.pointbook.local.stack.Up;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "./pointbook",
        description = "Pointbook, the loyalty points ledger, on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Tests: ./pointbook test [--long | --containers]"},
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Send.class,
            Audit.class,
            DeadLetters.class,
            Conflicts.class,
            Rebuild.class,
            Bench.class,
            CreateTopics.class,
            CommandLine.HelpCommand.class
        })
public final class Pointbook {

    private static final int FAILED = 1;

    private Pointbook() {}

    public static void main(String[] arguments) {
        // The libraries' warnings are for the logs of the parts; here each failure has its sentence.
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(run(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Pointbook());
    }

    static int run(String... arguments) {
        try {
            Addresses.current(); // a wrong variable is said before any command begins
            return commandLine()
                    .setExecutionExceptionHandler((failure, _, _) -> tell(failure))
                    .execute(arguments);
        } catch (Refusal refusal) {
            return tell(refusal);
        }
    }

    private static int tell(Exception failure) {
        if (failure instanceof Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.err.println(refusal.whatToDo());
            return FAILED;
        }
        System.err.println("This should not have happened; please report it with what follows.");
        failure.printStackTrace(System.err);
        return FAILED;
    }
}
