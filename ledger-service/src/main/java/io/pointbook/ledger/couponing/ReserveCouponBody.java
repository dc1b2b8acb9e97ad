package io.pointbook.ledger.couponing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /coupons/{code}/reserve}. */
@Schema(name = "ReserveCoupon", requiredProperties = "reservationId")
record ReserveCouponBody(
        @Schema(description = "An id of your own, used once for this coupon; it is the idempotency key") @Nullable
        String reservationId,

        @Schema(description = "Who wants to use it; a member's coupon is refused to another") @Nullable
        String memberId,

        @Schema(description = "ISO 8601, above zero, P7D at most", defaultValue = "PT15M") @Nullable
        String expiresIn) {}
