package io.pointbook.wrong.rewards.publish;

import io.pointbook.wrong.rewards.redeeming.RedeemingThatPublishes;

/** The other half of a circle. */
public final class PublisherThatRedeems {
    private PublisherThatRedeems() {}

    public static int publish(int depth) {
        return depth == 0 ? 0 : RedeemingThatPublishes.redeem(depth - 1);
    }
}
