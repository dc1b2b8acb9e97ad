package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reward as it goes out.
 *
 * @param missing points that the member lacks for one piece, where a member was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Reward",
        requiredProperties = {"rewardId", "version", "kind", "state", "pricePoints", "wallet", "texts"})
record RewardAnswer(
        String rewardId,
        int version,
        RewardKind kind,
        RewardState state,
        long pricePoints,
        String wallet,

        @Schema(description = "Pieces left; absent: as many as anybody wants") @Nullable
        Long stock,

        Map<String, RewardText> texts,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,
        @Nullable CouponOffer coupon,

        @Schema(description = "Points that the member lacks for one piece; 0: he has enough") @Nullable
        Long missing) {

    static RewardAnswer of(Reward reward, @Nullable Long missing) {
        var terms = reward.terms();
        return new RewardAnswer(
                reward.rewardId(),
                reward.version(),
                terms.kind(),
                terms.state(),
                terms.pricePoints(),
                terms.wallet(),
                reward.stock(),
                terms.texts(),
                terms.validFrom(),
                terms.validUntil(),
                terms.limit(),
                terms.eligible(),
                terms.coupon(),
                missing);
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rewards", requiredProperties = "rewards")
    record Page(List<RewardAnswer> rewards, @Nullable String next) {}

    /** A price and since when; the newest first. */
    @Schema(name = "RewardPrices", requiredProperties = "prices")
    record Prices(List<Price> prices) {}

    /** @param actor who saved the version */
    @Schema(
            name = "RewardPrice",
            requiredProperties = {"version", "pricePoints", "since", "actor"})
    record Price(int version, long pricePoints, Instant since, String actor) {}

    /** @param stock pieces left after the movement; absent: as many as anybody wants */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Stock", requiredProperties = "rewardId")
    record Stock(String rewardId, @Nullable Long stock) {}
}
