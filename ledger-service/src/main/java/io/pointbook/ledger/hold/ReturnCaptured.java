package io.pointbook.ledger.hold;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /holds/{holdId}/returns}. */
@Schema(requiredProperties = "returnId")
record ReturnCaptured(
        @Schema(
                description = "An id of your own for this return, used once; it is the idempotency key",
                examples = "return-1")
        @Nullable
        String returnId,

        @Schema(description = "How many points come back. Absent: all that have not come back yet", minimum = "1")
        @Nullable
        Long points,

        @Schema(description = "For the member's statement", maxLength = ReturnCaptured.LONGEST_REASON) @Nullable
        String reason) {
    static final int LONGEST_REASON = 200;
}
