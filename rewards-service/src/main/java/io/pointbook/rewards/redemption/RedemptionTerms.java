package io.pointbook.rewards.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.catalogue.RewardKind;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, at the price of the moment of asking.
 *
 * @param rewardVersion the version whose price it is
 * @param points for all pieces together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionTerms(
        String rewardId,
        int rewardVersion,
        RewardKind kind,
        long quantity,
        long points,
        String wallet,
        @Nullable CouponOffer coupon) {}
