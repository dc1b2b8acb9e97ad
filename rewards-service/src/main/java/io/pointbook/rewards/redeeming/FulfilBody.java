package io.pointbook.rewards.redeeming;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /redemptions/{redemptionId}/fulfil}; may be left out. */
@Schema(name = "FulfilRedemption")
record FulfilBody(
        @Schema(description = "How the delivery is called where it was made", maxLength = 200) @Nullable
        String reference,

        @Schema(
                description = "How the payment is called where it was made; needed where the redemption has 'cash'",
                maxLength = 200)
        @Nullable
        String payment) {}
