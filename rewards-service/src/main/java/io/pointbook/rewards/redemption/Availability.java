package io.pointbook.rewards.redemption;

import io.pointbook.rewards.catalogue.RewardTerms;
import io.pointbook.rewards.catalogue.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a member can have so many pieces of a reward now; of several reasons the first one counts. */
public final class Availability {
    private Availability() {}

    /**
     * Decides by what is stored at this moment, under the reward's lock.
     *
     * @param standing the member's; absent only where the reward does not ask for it
     * @param terms what was asked for
     * @param stock pieces where they would be taken from; absent: as many as anybody wants
     * @param had pieces that count against the member's limit, this redemption not counted
     * @return nothing where he can have them
     */
    public static @Nullable Refusal refusal(
            RewardTerms reward,
            RedemptionTerms terms,
            @Nullable Long stock,
            @Nullable Standing standing,
            long had,
            Instant at) {
        long quantity = terms.quantity();
        if (!reward.isOnOffer(terms.variant(), at)) {
            return Refusal.of(RefusalCode.REWARD_INACTIVE);
        }
        if (reward.eligible() != null
                && reward.asksForStanding()
                && (standing == null || !reward.eligible().takes(standing))) {
            return Refusal.of(RefusalCode.NOT_ELIGIBLE);
        }
        var limit = reward.limit();
        if (limit != null && quantity > limit.count() - had) {
            return Refusal.of(RefusalCode.LIMIT_REACHED, "left", Math.max(0, limit.count() - had));
        }
        if (stock != null && quantity > stock) {
            return Refusal.of(RefusalCode.OUT_OF_STOCK, "available", stock);
        }
        return null;
    }
}
