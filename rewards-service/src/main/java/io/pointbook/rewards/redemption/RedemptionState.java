package io.pointbook.rewards.redemption;

/** How far a redemption has come. */
public enum RedemptionState {
    REQUESTED,
    /** The pieces are set aside for it. */
    RESERVED,
    /** The points are held, and it is settled that they will be taken. */
    CONFIRMED,
    /** The points are taken. */
    CAPTURED,
    /** The member has what he redeemed. */
    FULFILLED,
    /** It will end without effect; points may have to go back first. */
    CANCELLING,
    CANCELLED,
    REFUSED,
    /** It came back; its points have to go back yet. */
    RETURNING,
    RETURNED
}
