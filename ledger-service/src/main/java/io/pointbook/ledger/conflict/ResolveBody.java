package io.pointbook.ledger.conflict;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /conflicts/{conflictId}/resolution}. */
@Schema(
        name = "ResolveConflict",
        requiredProperties = {"resolution", "note"})
record ResolveBody(
        @Schema(description = "KEEP_FIRST: the content that came first stays", enumeration = "KEEP_FIRST") @Nullable
        String resolution,

        @Schema(description = "What was found out, for those who read it later", maxLength = 500) @Nullable
        String note) {}
