package io.pointbook.rewards.catalogue;

/** Whether a reward can be had at all. */
public enum RewardState {
    ACTIVE,
    INACTIVE
}
