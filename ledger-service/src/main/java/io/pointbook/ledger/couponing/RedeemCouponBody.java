package io.pointbook.ledger.couponing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /coupons/{code}/redeem}. */
@Schema(name = "RedeemCoupon", requiredProperties = "redemptionId")
record RedeemCouponBody(
        @Schema(description = "An id of your own, used once for this coupon; it is the idempotency key") @Nullable
        String redemptionId,

        @Schema(description = "Your reservation, where you have one") @Nullable
        String reservationId,

        @Schema(description = "Who uses it; a member's coupon is refused to another") @Nullable
        String memberId,

        @Schema(
                description =
                        "Identity of the receipt, where you know it: when it comes it is no second use. Absent: the"
                                + " first receipt that carries the code is the one",
                examples = "S1/W1/2026-03-02/7")
        @Nullable
        String receipt) {}
