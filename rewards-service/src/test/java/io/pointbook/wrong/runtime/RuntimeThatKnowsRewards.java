package io.pointbook.wrong.runtime;

import io.pointbook.rewards.redemption.RedemptionState;

/** What all services share knows one of them. */
final class RuntimeThatKnowsRewards {
    private RuntimeThatKnowsRewards() {}

    static RedemptionState first() {
        return RedemptionState.REQUESTED;
    }
}
