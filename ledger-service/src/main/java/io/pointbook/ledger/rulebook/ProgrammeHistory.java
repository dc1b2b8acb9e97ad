package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.programme.ProgrammeDocument;
import io.pointbook.ledger.rulebook.ProgrammeEvent.DraftSaved;
import io.pointbook.ledger.rulebook.ProgrammeEvent.Imported;
import io.pointbook.ledger.rulebook.ProgrammeEvent.VersionPublished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One programme as its events left it. */
public final class ProgrammeHistory {
    private final String programmeId;
    private final List<VersionPublished> versions = new ArrayList<>();
    private @Nullable DraftSaved draft;
    private long events;

    ProgrammeHistory(String programmeId, List<ProgrammeEvent> events) {
        this.programmeId = programmeId;
        events.forEach(this::apply);
    }

    String programmeId() {
        return programmeId;
    }

    private void apply(ProgrammeEvent event) {
        events++;
        switch (event) {
            case DraftSaved saved -> draft = saved;
            case VersionPublished published -> {
                versions.add(published);
                // what comes from elsewhere did not come out of the draft that is here
                draft = published.imported() == null ? null : draft;
            }
        }
    }

    /** The next event's sequence in the programme's stream. */
    long nextSequence() {
        return events;
    }

    DraftSaved save(ProgrammeDocument document, String actor, Instant at) {
        return new DraftSaved(nextEventId(), programmeId, document, actor, at, null);
    }

    /** The draft becomes the next version; whoever calls has made sure that there is one without problems. */
    VersionPublished publish(Instant effectiveFrom, String actor, String reason, Instant at) {
        if (draft == null) {
            throw new IllegalStateException("programme " + programmeId + " has no draft");
        }
        return new VersionPublished(
                nextEventId(),
                programmeId,
                versions.size() + 1,
                draft.document(),
                effectiveFrom,
                actor,
                reason,
                at,
                null);
    }

    /** A draft of another installation, with those who wrote it there. */
    DraftSaved bring(ProgrammeArchive.Draft from, Imported imported) {
        return new DraftSaved(nextEventId(), programmeId, from.programme(), from.actor(), from.savedAt(), imported);
    }

    /** A version of another installation becomes the next one here, with those who published it there. */
    VersionPublished bring(ProgrammeArchive.Version from, Imported imported) {
        return new VersionPublished(
                nextEventId(),
                programmeId,
                versions.size() + 1,
                from.programme(),
                from.effectiveFrom(),
                from.actor(),
                from.reason(),
                from.publishedAt(),
                imported);
    }

    /** Takes in an event that was stored just now. */
    void add(ProgrammeEvent event) {
        apply(event);
    }

    private String nextEventId() {
        return "programme:" + programmeId + "#" + (events + 1);
    }

    boolean isEmpty() {
        return events == 0;
    }

    @Nullable
    DraftSaved draft() {
        return draft;
    }

    /** In the order of their numbers. */
    List<VersionPublished> versions() {
        return List.copyOf(versions);
    }

    @Nullable
    VersionPublished version(int number) {
        return number < 1 || number > versions.size() ? null : versions.get(number - 1);
    }

    /** The version that judges what happens at this time: the latest effective one, of two from the same instant the later published. */
    @Nullable
    VersionPublished inForce(Instant at) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(VersionPublished::effectiveFrom).thenComparingInt(VersionPublished::version))
                .orElse(null);
    }
}
