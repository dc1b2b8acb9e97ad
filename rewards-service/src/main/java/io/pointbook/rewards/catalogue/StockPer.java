package io.pointbook.rewards.catalogue;

/** Where the pieces of a redemption come from. */
public enum StockPer {
    /** From one stock for all; a store is only where the member picks it up. */
    REWARD,
    /** From the stock of the store that the redemption names; from the reward's own where it names none. */
    STORE
}
