package io.pointbook.rewards.redeeming;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /redemptions/{redemptionId}/vouchers}. */
@Schema(
        name = "ShowVouchers",
        requiredProperties = {"memberId", "showId"})
record ShowVouchersBody(
        @Schema(description = "Whose they are") @Nullable String memberId,

        @Schema(description = "An id of your own for this showing; with the same one they are shown again for a while")
        @Nullable
        String showId) {}
