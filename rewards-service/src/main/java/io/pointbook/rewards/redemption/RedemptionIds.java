package io.pointbook.rewards.redemption;

/** How redemptions are called in the event store, and what they call their holds and coupons at the ledger. */
public final class RedemptionIds {
    private static final String AGGREGATE = "redemption:";

    private RedemptionIds() {}

    /** The redemption's stream. */
    public static String aggregate(String redemptionId) {
        return AGGREGATE + redemptionId;
    }

    /** The event id of the n-th event, from 0. */
    static String event(String redemptionId, long number) {
        return aggregate(redemptionId) + "#" + number;
    }

    /** @param number from 1; another one only after the hold before has ended. It stands first: a redemptionId may end in a number */
    public static String hold(String redemptionId, int number) {
        return AGGREGATE + number + ":" + redemptionId;
    }

    /** @param number from 1 to the quantity */
    public static String coupon(String redemptionId, long number) {
        return AGGREGATE + number + ":" + redemptionId;
    }

    /** The Idempotency-Key under which the points of a cancelled redemption go back. */
    public static String giveBackKey(String redemptionId) {
        return AGGREGATE + "give-back:" + redemptionId;
    }
}
