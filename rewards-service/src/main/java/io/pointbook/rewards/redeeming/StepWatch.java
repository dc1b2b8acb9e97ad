package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.redemption.Step;

/** Is told of each step, in the driver's thread. */
public interface StepWatch {
    /** Before anything of the step is done. */
    void begins(Step step);

    /** The ledger has answered; nothing is written down yet. */
    void answered(Step step);

    /** The step is written down, or a hold is to be so with the capture that follows it at once. */
    void done(Step step);
}
