package io.pointbook.rewards.catalogue;

/** What a member gets. */
public enum RewardKind {
    /** A thing that is handed over or sent. */
    GOODS,
    /** A coupon for a later receipt, issued by the ledger. */
    DISCOUNT_COUPON,
    /** A code of another firm, out of a pool. */
    VOUCHER,
    /** The points' worth goes to a good cause. */
    DONATION,
    /** Money, paid out by somebody else. */
    CASHBACK,
    /** A seat, a visit, an event. */
    EXPERIENCE;

    /** Whether it is fulfilled as soon as the points are taken; the others wait for somebody who says so. */
    public boolean fulfilsItself() {
        return switch (this) {
            case DISCOUNT_COUPON, VOUCHER, DONATION -> true;
            case GOODS, CASHBACK, EXPERIENCE -> false;
        };
    }

    /** Whether somebody hands it over who can take money at that moment. */
    public boolean takesCash() {
        return hasVariants();
    }

    /** Whether it can be one of several things: sizes, colours, dates. */
    public boolean hasVariants() {
        return switch (this) {
            case GOODS, EXPERIENCE -> true;
            case DISCOUNT_COUPON, VOUCHER, DONATION, CASHBACK -> false;
        };
    }
}
