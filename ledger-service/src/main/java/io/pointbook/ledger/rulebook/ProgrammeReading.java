package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.ProgrammeCheck.Problem;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.runtime.http.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What comes in as a programme or as one of its times, read and checked; what is wrong is refused with all its mistakes. */
public final class ProgrammeReading {
    private static final int PROBLEMS_TOLD = 20;

    private ProgrammeReading() {}

    /** The programme of this address. */
    static ProgrammeDocument read(String programmeId, byte[] json) {
        var document = read(json);
        if (!programmeId.equals(document.id())) {
            throw LedgerProblem.INVALID_PROGRAMME.because(
                    "'id' in the programme is " + document.id() + ", but its address says " + programmeId + ".");
        }
        return document;
    }

    private static ProgrammeDocument read(byte[] json) {
        try {
            return ProgrammeJson.read(json);
        } catch (ProgrammeJson.NotAProgramme wrong) {
            throw invalid(List.of(wrong.problem()));
        }
    }

    /** Refuses a programme that could not be published. */
    static void requireSound(ProgrammeDocument document, Condition.Compiler compiler) {
        var problems = ProgrammeCheck.of(document, compiler);
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    /** Refuses with these problems. */
    static Refused invalid(List<Problem> problems) {
        var told = problems.stream()
                .limit(PROBLEMS_TOLD)
                .map(ProgrammeReading::told)
                .collect(Collectors.joining("; "));
        return LedgerProblem.INVALID_PROGRAMME.because(told + ".", "problems", problems.size());
    }

    /** A problem in one line. */
    static String told(Problem problem) {
        return (problem.where().isEmpty() ? "" : problem.where() + ": ")
                + problem.what()
                + (problem.column() == null ? "" : " (column " + problem.column() + ")");
    }

    /** A time with an offset, or a local time of the programme's zone. */
    public static Instant instant(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            // perhaps a local time
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw Requests.invalid(
                    "A time like 2027-01-01T00:00:00+01:00 is expected, or without offset in the programme's zone.");
        }
    }
}
