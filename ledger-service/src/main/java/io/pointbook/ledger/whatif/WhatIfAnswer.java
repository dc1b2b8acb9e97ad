package io.pointbook.ledger.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job, and what it has found.
 *
 * @param from first instant of the period
 * @param until its end, exclusive
 * @param askedAt what was posted later is not looked at
 * @param cause why it failed, or was interrupted
 * @param result only of a job that is DONE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhatIfAnswer(
        String whatIfId,
        String programmeId,
        State state,
        Instant from,
        Instant until,
        Instant askedAt,
        Progress progress,
        @Nullable String cause,
        @Nullable WhatIfResult result) {

    /** How far it is. */
    @Schema(name = "WhatIfState")
    enum State {
        /** Others are before it. */
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED,
        /** The instance that worked on it was stopped; whoever asks the same again begins it anew. */
        INTERRUPTED;

        boolean isOver() {
            return switch (this) {
                case WAITING, RUNNING -> false;
                case DONE, CANCELLED, FAILED, INTERRUPTED -> true;
            };
        }
    }

    /** Members that were looked at, and how many there are. */
    @Schema(name = "WhatIfProgress")
    record Progress(long done, long of) {}
}
