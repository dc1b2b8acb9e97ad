package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.DraftSaved;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All programmes of an installation as one file: every version and every draft, with who made them, when and why. The same
 * installation gives the same bytes.
 *
 * @param format always {@link #FORMAT}
 */
record ProgrammeArchive(String format, List<Programme> programmes) {
    /** What such a file says that it is. */
    static final String FORMAT = "pointbook-programmes-1";

    private static final int LONGEST_ACTOR = 64;
    private static final int LONGEST_REASON = 500;

    ProgrammeArchive {
        programmes = programmes == null ? List.of() : List.copyOf(programmes);
    }

    /** @param versions in the order of their numbers, from 1 without holes */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Programme(
            String programmeId,
            List<Version> versions,
            @Nullable Draft draft) {
        Programme {
            versions = versions == null ? List.of() : List.copyOf(versions);
        }
    }

    /** @param effectiveFrom receipts of this business time and later are judged by it */
    record Version(
            int version,
            Instant effectiveFrom,
            Instant publishedAt,
            String actor,
            String reason,
            ProgrammeDocument programme) {
        static Version of(VersionPublished published) {
            return new Version(
                    published.version(),
                    published.effectiveFrom(),
                    published.at(),
                    published.actor(),
                    published.reason(),
                    published.document());
        }
    }

    /** A draft; it may have problems. */
    record Draft(Instant savedAt, String actor, ProgrammeDocument programme) {
        static Draft of(DraftSaved saved) {
            return new Draft(saved.at(), saved.actor(), saved.document());
        }
    }

    static Programme of(ProgrammeHistory history) {
        return new Programme(
                history.programmeId(),
                history.versions().stream().map(Version::of).toList(),
                history.draft() == null ? null : Draft.of(history.draft()));
    }

    /**
     * Tells what is wrong with the file, apart from the programmes in it.
     *
     * @param wrong is told a place and what is expected there
     */
    void check(BiConsumer<String, String> wrong) {
        if (!FORMAT.equals(format)) {
            wrong.accept("format", "expected is " + FORMAT);
        }
        var kinds = new TreeSet<String>();
        var ids = new TreeSet<String>();
        for (Programme programme : programmes) {
            if (programme.programmeId() == null || !ids.add(programme.programmeId())) {
                wrong.accept(
                        "programmes[" + programme.programmeId() + "]", "each programme stands there once, by its id");
            } else {
                check(
                        programme,
                        kinds,
                        (where, what) -> wrong.accept("programmes[" + programme.programmeId() + "]" + where, what));
            }
        }
    }

    private static void check(Programme programme, Set<String> taken, BiConsumer<String, String> wrong) {
        var kinds = new TreeSet<String>();
        int expected = 1;
        for (Version version : programme.versions()) {
            var where = ".versions[" + version.version() + "]";
            if (version.version() != expected++) {
                wrong.accept(where, "versions stand there from 1 on, without holes");
            }
            if (version.effectiveFrom() == null || version.publishedAt() == null) {
                wrong.accept(where, "effectiveFrom and publishedAt are times with offset");
            }
            if (version.reason() == null || version.reason().length() > LONGEST_REASON) {
                wrong.accept(where + ".reason", "says why, in at most " + LONGEST_REASON + " characters");
            }
            checkMade(programme.programmeId(), version.actor(), version.programme(), where, wrong);
            kinds.addAll(
                    version.programme() == null
                            ? List.of()
                            : version.programme().memberKinds());
        }
        var draft = programme.draft();
        if (draft != null) {
            if (draft.savedAt() == null) {
                wrong.accept(".draft.savedAt", "a time with offset is expected");
            }
            checkMade(programme.programmeId(), draft.actor(), draft.programme(), ".draft", wrong);
        }
        var shared = new ArrayList<>(kinds);
        shared.retainAll(taken);
        if (!shared.isEmpty()) {
            wrong.accept("", "another programme of the file is for " + String.join(", ", shared) + " too");
        }
        taken.addAll(kinds);
    }

    private static void checkMade(
            String id,
            @Nullable String actor,
            @Nullable ProgrammeDocument document,
            String where,
            BiConsumer<String, String> wrong) {
        if (actor == null || actor.isBlank() || actor.length() > LONGEST_ACTOR) {
            wrong.accept(where + ".actor", "who it was, in 1 to " + LONGEST_ACTOR + " characters");
        }
        if (document == null || !id.equals(document.id())) {
            wrong.accept(where + ".programme", "a programme with the id " + id + " is expected");
        }
    }
}
