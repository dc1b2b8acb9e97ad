package io.pointbook.ledger.account.receipt;

/** One line of one receipt. */
public record LineId(ReceiptId receipt, int lineNumber) {}
