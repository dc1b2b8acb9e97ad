package io.pointbook.ledger.coupon;

/** What can be done with a coupon. */
public enum CouponState {
    /** It can be reserved and redeemed, once it is valid. */
    ISSUED,
    /** One purchase has it for a while. */
    RESERVED,
    /** It is used up. */
    REDEEMED,
    /** Its validity ended before it was used. */
    EXPIRED,
    /** The receipt whose rule had given it was voided before it was used. */
    WITHDRAWN
}
