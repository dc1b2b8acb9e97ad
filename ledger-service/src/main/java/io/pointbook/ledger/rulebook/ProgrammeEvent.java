package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.programme.ProgrammeDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a programme. Stored for ever: fields are added, never changed in meaning. */
public sealed interface ProgrammeEvent {
    /** Unique over the whole ledger. */
    String eventId();

    String programmeId();

    /** Who did it, as he named himself. */
    String actor();

    /** When it was written down. */
    Instant at();

    /**
     * Who brought it here from another installation, and when; {@link #actor()} and {@link #at()} are then those of there.
     */
    record Imported(String actor, Instant at) {}

    /**
     * Somebody put a draft in the place of the one before; it may have problems still.
     *
     * @param imported absent where it was written here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftSaved(
            String eventId,
            String programmeId,
            ProgrammeDocument document,
            String actor,
            Instant at,
            @Nullable Imported imported)
            implements ProgrammeEvent {}

    /**
     * The draft became a version.
     *
     * @param version from 1, without holes
     * @param effectiveFrom receipts of this business time and later are judged by it, until a later version is in force
     * @param imported absent where it was published here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionPublished(
            String eventId,
            String programmeId,
            int version,
            ProgrammeDocument document,
            Instant effectiveFrom,
            String actor,
            String reason,
            Instant at,
            @Nullable Imported imported)
            implements ProgrammeEvent {}
}
