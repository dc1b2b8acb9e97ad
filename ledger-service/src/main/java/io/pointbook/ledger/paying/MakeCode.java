package io.pointbook.ledger.paying;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /holds/{holdId}/code}; may be left out. */
record MakeCode(
        @Schema(description = "ISO 8601, above zero, P7D at most; cut to the end of the hold", defaultValue = "PT5M")
        @Nullable
        String expiresIn) {
    static final MakeCode DEFAULT = new MakeCode(null);
}
