package io.pointbook.ledger.rulebook;

import io.pointbook.ledger.programme.ProgrammeDocument;
import java.time.Instant;

/** What happened to a programme. Stored for ever: fields are added, never changed in meaning. */
public sealed interface ProgrammeEvent {
    /** Unique over the whole ledger. */
    String eventId();

    String programmeId();

    /** Who did it, as he named himself. */
    String actor();

    /** When it was written down. */
    Instant at();

    /** Somebody put a draft in the place of the one before; it may have problems still. */
    record DraftSaved(String eventId, String programmeId, ProgrammeDocument document, String actor, Instant at)
            implements ProgrammeEvent {}

    /**
     * The draft became a version.
     *
     * @param version from 1, without holes
     * @param effectiveFrom receipts of this business time and later are judged by it, until a later version is in force
     */
    record VersionPublished(
            String eventId,
            String programmeId,
            int version,
            ProgrammeDocument document,
            Instant effectiveFrom,
            String actor,
            String reason,
            Instant at)
            implements ProgrammeEvent {}
}
