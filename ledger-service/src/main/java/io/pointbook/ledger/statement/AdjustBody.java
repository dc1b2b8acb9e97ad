package io.pointbook.ledger.statement;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /members/{memberId}/adjustments}. */
@Schema(
        name = "AdjustPoints",
        requiredProperties = {"points", "reason"})
record AdjustBody(
        @Schema(description = "The wallet; today only 'points'", defaultValue = "points") @Nullable
        String wallet,

        @Schema(description = "Added when above zero, taken when below; never zero") @Nullable
        Long points,

        @Schema(description = "Why, for those who read it later", maxLength = 500) @Nullable
        String reason) {}
