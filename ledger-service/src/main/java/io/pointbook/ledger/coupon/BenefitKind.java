package io.pointbook.ledger.coupon;

/** What kind of thing a coupon gives, and so which of its numbers counts. */
public enum BenefitKind {
    /** A part of the price. */
    DISCOUNT_PERCENT,
    /** An amount off the price. */
    DISCOUNT_AMOUNT,
    /** An item for nothing. */
    FREE_ITEM,
    /** Points on top. */
    POINTS,
    /** More points for the same. */
    MULTIPLIER
}
