package io.pointbook.wrong.rewards.redeeming;

import io.pointbook.wrong.rewards.publish.PublisherThatRedeems;

/** Half of a circle. */
public final class RedeemingThatPublishes {
    private RedeemingThatPublishes() {}

    public static int redeem(int depth) {
        return depth == 0 ? 0 : PublisherThatRedeems.publish(depth - 1);
    }
}
