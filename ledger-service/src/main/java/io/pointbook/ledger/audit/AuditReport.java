package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.book.Standing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay found: totals of both sides, and every difference. */
public final class AuditReport {
    /** Differences that are written out; beyond them only their number is told. */
    static final int MOST_WRITTEN = 1_000;

    private final Instant at;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Standing fromEvents = Standing.EMPTY;
    private Standing fromTables = Standing.EMPTY;
    private Standing now = Standing.EMPTY;
    private Captures captures = new Captures();
    private long found;

    AuditReport(Instant at) {
        this.at = at;
    }

    void differs(String sentence) {
        found++;
        if (differences.size() < MOST_WRITTEN) {
            differences.add(sentence);
        }
    }

    void count(String what, long number) {
        counts.merge(what, number, Math::addExact);
    }

    void totals(Standing events, Standing tables) {
        fromEvents = events;
        fromTables = tables;
    }

    void standings(Standing evaluated) {
        now = evaluated;
    }

    void captures(Captures replayed) {
        captures = replayed;
    }

    /** Writes what doors captured, for the replay of those who asked for it; see {@link Captures#write}. */
    public void writeCaptures(Path file) throws IOException {
        captures.write(file, at);
    }

    /** Whether events and tables agree in everything that was compared. */
    public boolean agrees() {
        return found == 0;
    }

    /** The differences that were written out. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** The report as text. */
    public void print(PrintStream to) {
        to.println("audit replay, as of " + at);
        counts.forEach((what, number) -> to.println("  " + what + ": " + number));
        to.println("  from events:  " + line(fromEvents));
        to.println("  from tables:  " + line(fromTables));
        to.println("  events now:   " + line(now) + " (maturing, expiry and ended holds applied)");
        differences.forEach(sentence -> to.println("DIFFERENCE " + sentence));
        if (found > differences.size()) {
            to.println("… and " + (found - differences.size()) + " more");
        }
        to.println(
                agrees()
                        ? "events and tables agree"
                        : found + " differences: the events are right, see docs/runbook.md");
    }

    private static String line(Standing standing) {
        return "active " + standing.active() + ", pending " + standing.pending() + ", held " + standing.held()
                + ", debt " + standing.debt();
    }
}
