package io.pointbook.ledger.account.receipt;

/** What the till calls the transaction. Only POST_VOID and the markers decide anything; else the lines do. */
public enum ReceiptType {
    SALE,
    RETURN,
    EXCHANGE,
    POST_VOID,
    SUSPEND,
    RESUME,
    CANCEL,
    CONTROL;

    /** Takes back a whole receipt. */
    public boolean isVoid() {
        return this == POST_VOID;
    }
}
