package io.pointbook.ledger.account.book;

/** How far a reversal may go when the points are spent. */
public enum ReturnPolicy {
    /** Takes pending points only. */
    ONLY_PENDING,
    /** Takes what is there, down to zero. */
    WITHIN_BALANCE,
    /** Goes on into debt. */
    UNLIMITED
}
