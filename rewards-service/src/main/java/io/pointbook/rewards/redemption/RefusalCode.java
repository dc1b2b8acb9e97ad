package io.pointbook.rewards.redemption;

/** Why a member does not get a reward. Stored by name and fixed for outside users, in lower case. */
public enum RefusalCode {
    INSUFFICIENT_POINTS,
    OUT_OF_STOCK,
    NOT_ELIGIBLE,
    LIMIT_REACHED,
    REWARD_INACTIVE,
    UNKNOWN_MEMBER,
    UNKNOWN_WALLET,
    ACCOUNT_BLOCKED,
    /** The points were held again and again, and each time not taken before the hold ended. */
    HOLD_EXPIRED,
    /** The installation lets nobody wait for the ledger. */
    LEDGER_UNAVAILABLE
}
