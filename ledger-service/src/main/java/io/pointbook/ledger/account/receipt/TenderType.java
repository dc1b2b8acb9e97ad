package io.pointbook.ledger.account.receipt;

/** How a receipt was paid. */
public enum TenderType {
    CASH,
    CARD,
    MOBILE,
    GIFT_CARD,
    VOUCHER,
    POINTS,
    OTHER
}
