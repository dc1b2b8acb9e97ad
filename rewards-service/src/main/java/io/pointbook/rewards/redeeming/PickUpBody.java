package io.pointbook.rewards.redeeming;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /pick-ups}. */
@Schema(
        name = "PickUp",
        requiredProperties = {"pickUpId", "code"})
record PickUpBody(
        @Schema(description = "An id of your own, used once; it is the idempotency key", examples = "S1-till7-4711")
        @Nullable
        String pickUpId,

        @Schema(description = "What the member shows; hyphens, spaces and small letters do not matter") @Nullable
        String code,

        @Schema(description = "Where he is; it must be the store of his redemption, where that names one") @Nullable
        String storeId,

        @Schema(
                description = "How the payment is called where it was made; needed where the redemption has 'cash'",
                maxLength = 200)
        @Nullable
        String payment) {}
