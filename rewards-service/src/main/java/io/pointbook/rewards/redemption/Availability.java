package io.pointbook.rewards.redemption;

import io.pointbook.rewards.catalogue.Reward;
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
     * @param had pieces that count against the member's limit, this redemption not counted
     * @return nothing where he can have them
     */
    public static @Nullable Refusal refusal(
            Reward reward, long quantity, @Nullable Standing standing, long had, Instant at) {
        var terms = reward.terms();
        if (!terms.isOnOffer(at)) {
            return Refusal.of(RefusalCode.REWARD_INACTIVE);
        }
        if (terms.eligible() != null
                && terms.asksForStanding()
                && (standing == null || !terms.eligible().takes(standing))) {
            return Refusal.of(RefusalCode.NOT_ELIGIBLE);
        }
        var limit = terms.limit();
        if (limit != null && quantity > limit.count() - had) {
            return Refusal.of(RefusalCode.LIMIT_REACHED, "left", Math.max(0, limit.count() - had));
        }
        var stock = reward.stock();
        if (stock != null && quantity > stock) {
            return Refusal.of(RefusalCode.OUT_OF_STOCK, "available", stock);
        }
        return null;
    }
}
