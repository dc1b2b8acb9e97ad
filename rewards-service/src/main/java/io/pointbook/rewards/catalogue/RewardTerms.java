package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a reward, checked.
 *
 * @param pricePoints of one piece, in the wallet's smallest unit
 * @param texts by language
 * @param validUntil from when it cannot be had any more; absent: never
 * @param coupon with DISCOUNT_COUPON only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RewardTerms(
        RewardKind kind,
        RewardState state,
        long pricePoints,
        String wallet,
        Map<String, RewardText> texts,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,
        @Nullable CouponOffer coupon) {

    /** Whether it can be had at that moment, as far as the clock and its maker decide. */
    public boolean isOnOffer(Instant at) {
        return state == RewardState.ACTIVE
                && (validFrom == null || !at.isBefore(validFrom))
                && (validUntil == null || at.isBefore(validUntil));
    }

    /** Whether the member's standing must be known. */
    @JsonIgnore
    public boolean asksForStanding() {
        return eligible != null && eligible.asksForStanding();
    }
}
