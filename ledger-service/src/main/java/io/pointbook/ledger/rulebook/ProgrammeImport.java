package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.programme.Condition;
import io.pointbook.ledger.programme.ProgrammeCheck;
import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ImportAnswer.DraftImported;
import io.pointbook.ledger.rulebook.ImportAnswer.ProgrammeImported;
import io.pointbook.ledger.rulebook.ImportAnswer.State;
import io.pointbook.ledger.rulebook.ImportAnswer.VersionImported;
import io.pointbook.ledger.rulebook.ProgrammeArchive.Draft;
import io.pointbook.ledger.rulebook.ProgrammeArchive.Version;
import io.pointbook.ledger.rulebook.ProgrammeEvent.Imported;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One programme of a file meets the same one here. What is here already is left alone; what would judge the past stays out
 * where receipts have been posted, and comes as a draft instead.
 */
final class ProgrammeImport {
    private static final String PAST =
            "it was in force there before now, and receipts have been posted here: they are not judged again";

    private final ProgrammeHistory here;
    private final Imported imported;
    private final boolean receiptsPosted;
    private final Condition.Compiler compiler;
    private final List<ProgrammeEvent> events = new ArrayList<>();
    private final @Nullable VersionPublished inForce;

    /** @param here as it is; what is brought is added to it */
    ProgrammeImport(ProgrammeHistory here, Imported imported, boolean receiptsPosted, Condition.Compiler compiler) {
        this.here = here;
        this.imported = imported;
        this.receiptsPosted = receiptsPosted;
        this.compiler = compiler;
        this.inForce = here.inForce(imported.at());
    }

    /** Decides all of it; {@link #events()} are then to be stored. */
    ProgrammeImported take(ProgrammeArchive.Programme file) {
        var versions = file.versions().stream().map(this::take).toList();
        return new ProgrammeImported(file.programmeId(), versions, draft(file, versions));
    }

    List<ProgrammeEvent> events() {
        return events;
    }

    private VersionImported take(Version version) {
        var same = here.versions().stream()
                .filter(known -> known.document().equals(version.programme())
                        && known.effectiveFrom().equals(version.effectiveFrom()))
                .findFirst()
                .orElse(null);
        if (same != null) {
            return told(version, State.SAME, same.version(), null);
        }
        if (receiptsPosted && version.effectiveFrom().isBefore(imported.at())) {
            return told(version, State.LEFT_OUT, null, PAST);
        }
        var published = here.bring(version, imported);
        store(published);
        return told(version, State.ADDED, published.version(), null);
    }

    private VersionImported told(Version version, State state, @Nullable Integer number, @Nullable String because) {
        return new VersionImported(
                version.version(),
                state,
                number,
                version.effectiveFrom(),
                because,
                state == State.SAME ? List.of() : differences(version.programme()));
    }

    /** The file's draft; where it has none, the version in force there if that one had to stay out. */
    private @Nullable DraftImported draft(ProgrammeArchive.Programme file, List<VersionImported> versions) {
        if (file.draft() != null) {
            return take(file.draft(), null);
        }
        Version inForceThere = null;
        for (Version version : file.versions()) {
            boolean is = !version.effectiveFrom().isAfter(imported.at())
                    && (inForceThere == null || !version.effectiveFrom().isBefore(inForceThere.effectiveFrom()));
            inForceThere = is ? version : inForceThere;
        }
        return inForceThere == null || versions.get(inForceThere.version() - 1).state() != State.LEFT_OUT
                ? null
                : take(
                        new Draft(inForceThere.publishedAt(), inForceThere.actor(), inForceThere.programme()),
                        inForceThere.version());
    }

    private DraftImported take(Draft draft, @Nullable Integer versionThere) {
        var known = here.draft();
        boolean published = !here.versions().isEmpty()
                && here.versions().getLast().document().equals(draft.programme());
        if (published || (known != null && known.document().equals(draft.programme()))) {
            return told(draft, State.SAME, versionThere, null);
        }
        if (known != null) {
            return told(
                    draft, State.LEFT_OUT, versionThere, "another draft is here, and nobody's work is written over");
        }
        store(here.bring(draft, imported));
        return told(draft, State.ADDED, versionThere, null);
    }

    private DraftImported told(Draft draft, State state, @Nullable Integer versionThere, @Nullable String because) {
        return new DraftImported(
                state,
                versionThere,
                because,
                state == State.SAME ? List.of() : differences(draft.programme()),
                ProgrammeCheck.of(draft.programme(), compiler).stream()
                        .map(ProgrammeReading::told)
                        .toList());
    }

    private List<String> differences(ProgrammeDocument programme) {
        return ProgrammeDifference.between(inForce == null ? null : inForce.document(), programme);
    }

    private void store(ProgrammeEvent event) {
        events.add(event);
        here.add(event);
    }
}
