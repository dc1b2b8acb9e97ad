package io.pointbook.ledger.coupon;

/** How coupons are called in the event store. */
public final class CouponIds {
    private static final String AGGREGATE = "coupon:";

    private CouponIds() {}

    /** The coupon's stream; never a member's id. */
    public static String aggregate(String couponId) {
        return AGGREGATE + couponId;
    }

    /**
     * The id of a coupon that a rule issues. No caller can take it: a door refuses ids with '/'.
     *
     * @param eventId of the event that carries the decision
     * @param number from 1, where a rule issues several at once
     */
    public static String ofRule(String eventId, String rule, int number) {
        return eventId + "/" + rule + "/" + number;
    }

    /** The event id of the coupon's n-th event, from 0. */
    static String event(String couponId, long number) {
        return aggregate(couponId) + "#" + number;
    }
}
