package io.pointbook.ledger.account.receipt;

/** What a receipt line is; only SALE earns, only RETURN gives back, VOID corrects an earlier line. */
public enum LineKind {
    SALE,
    RETURN,
    VOID,
    DEPOSIT,
    FEE,
    GIFT_CARD,
    DONATION
}
