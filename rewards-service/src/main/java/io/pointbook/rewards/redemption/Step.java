package io.pointbook.rewards.redemption;

/** What comes next in a redemption, by itself. */
public enum Step {
    RESERVE_STOCK,
    HOLD_POINTS,
    CAPTURE_POINTS,
    FULFIL,
    RELEASE_POINTS,
    GIVE_POINTS_BACK
}
