package io.pointbook.ledger.couponing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /coupons/{code}/release}. */
@Schema(name = "ReleaseCoupon", requiredProperties = "reservationId")
record ReleaseCouponBody(
        @Schema(description = "Your reservation") @Nullable String reservationId) {}
