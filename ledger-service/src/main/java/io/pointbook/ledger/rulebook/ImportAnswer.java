package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param dryRun nothing was written
 * @param receiptsPosted members' receipts were posted here already: what is in the past stays out
 * @param added versions and drafts that were not here before
 */
record ImportAnswer(boolean dryRun, boolean receiptsPosted, long added, List<ProgrammeImported> programmes) {

    /** What became of a version or a draft of the file. */
    @Schema(name = "ImportState")
    enum State {
        /** It was here before. */
        SAME,
        /** It is here from now on. */
        ADDED,
        /** It stays out; {@code because} says why. */
        LEFT_OUT
    }

    /** One programme of the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgrammeImported(
            String programmeId,
            List<VersionImported> versions,
            @Nullable DraftImported draft) {}

    /**
     * @param versionThere its number in the file
     * @param version its number here
     * @param differences against the version that is in force here now, a line for each field
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionImported(
            int versionThere,
            State state,
            @Nullable Integer version,
            Instant effectiveFrom,
            @Nullable String because,
            List<String> differences) {}

    /**
     * @param versionThere the version of the file that comes as a draft; absent where it is the file's draft
     * @param problems that have to be mended before it can be published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftImported(
            State state,
            @Nullable Integer versionThere,
            @Nullable String because,
            List<String> differences,
            List<String> problems) {}
}
