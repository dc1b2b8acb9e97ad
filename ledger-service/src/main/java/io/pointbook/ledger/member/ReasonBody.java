package io.pointbook.ledger.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of blocking and unblocking. */
@Schema(name = "Reason", requiredProperties = "reason")
record ReasonBody(
        @Schema(description = "Why, for those who read it later", maxLength = 500) @Nullable
        String reason) {}
