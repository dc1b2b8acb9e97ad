package io.pointbook.ledger.couponing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /coupons}. */
@Schema(
        name = "IssueCoupon",
        requiredProperties = {"couponId", "benefit", "source"})
record IssueCouponBody(
        @Schema(description = "An id of your own, used once; it is the idempotency key", examples = "campaign-7:4711")
        @Nullable
        String couponId,

        @Schema(
                description = "What a till reads. Absent: one is drawn that nobody guesses",
                pattern = "^[A-Za-z0-9._~-]{1,64}$")
        @Nullable
        String code,

        @Schema(description = "Whose it is. Absent: whoever has the code") @Nullable
        String memberId,

        @Nullable BenefitBody benefit,

        @Schema(description = "Absent: now") @Nullable Instant validFrom,

        @Schema(description = "From then on it cannot be used. Absent: it never ends") @Nullable
        Instant validUntil,

        @Schema(description = "The rule, campaign or service that issues it", maxLength = 200) @Nullable
        String source) {}
