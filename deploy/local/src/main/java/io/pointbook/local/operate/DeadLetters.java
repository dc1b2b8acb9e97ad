package io.pointbook.local.operate;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What could not be posted. */
@Command(
        name = "dead-letters",
        description = "What could not be posted: list, show, redrive.",
        subcommands = {DeadLetters.ListThem.class, DeadLetters.Show.class, Redrive.class})
public final class DeadLetters {

    private static final PrintStream OUT = System.out;

    /** One line each, the newest first. */
    @Command(name = "list", description = "Lists those that were not sent again, the newest first.")
    static final class ListThem implements Callable<Integer> {

        private static final String ROW = "%-38s %-20s %-16s %-32s %s%n";

        @Option(names = "--code", description = "Only those of this code, such as unreadable.")
        private @Nullable String code;

        @Option(names = "--redriven", description = "Also those that were sent again.")
        private boolean withRedriven;

        @Option(names = "--limit", description = "How many at most (${DEFAULT-VALUE}).")
        private int limit = 100;

        @Override
        public Integer call() {
            try (Connection connection = LedgerDatabase.connect(Addresses.current())) {
                var letters = new DeadLetterRows(connection).latest(code, withRedriven, limit);
                if (letters.isEmpty()) {
                    OUT.println("no dead letters");
                    return 0;
                }
                OUT.printf(ROW, "id", "arrived", "code", "from", "reason");
                letters.forEach(letter -> OUT.printf(
                        ROW,
                        letter.id(),
                        letter.arrivedAt().toInstant().truncatedTo(ChronoUnit.SECONDS),
                        letter.code(),
                        letter.topic() + "/" + letter.partition() + "@" + letter.offset(),
                        letter.reason() + (letter.redrivenAt() == null ? "" : " (sent again)")));
                return 0;
            } catch (SQLException e) {
                throw LedgerDatabase.refusal(e);
            }
        }
    }

    /** All about one. */
    @Command(name = "show", description = "Shows one with its headers and its value; card numbers are masked.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        public Integer call() {
            try (Connection connection = LedgerDatabase.connect(Addresses.current())) {
                print(new DeadLetterRows(connection).find(id).orElseThrow(() -> unknown(id)));
                return 0;
            } catch (SQLException e) {
                throw LedgerDatabase.refusal(e);
            }
        }

        private static void print(DeadLetter letter) {
            OUT.println("id        " + letter.id());
            OUT.println("code      " + letter.code());
            OUT.println("reason    " + letter.reason());
            OUT.println("from      " + letter.topic() + ", partition " + letter.partition() + ", offset "
                    + letter.offset());
            OUT.println("sent      " + letter.recordTimestamp().toInstant());
            OUT.println("arrived   " + letter.arrivedAt().toInstant() + ", attempts " + letter.attempts());
            OUT.println("redriven  "
                    + (letter.redrivenAt() == null
                            ? "never"
                            : letter.redrivenAt().toInstant().toString()));
            OUT.println("key       " + Masked.key(letter.key()));
            letter.headers()
                    .forEach(header -> OUT.println("header    " + header.key() + ": " + Masked.text(header.value())));
            OUT.println();
            OUT.println(Masked.receipt(letter.value()));
        }
    }

    static Refusal unknown(String id) {
        return new Refusal("There is no dead letter " + id + ".", "See which there are: ./pointbook dead-letters list");
    }
}
