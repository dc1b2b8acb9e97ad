package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;

/** What came of reading one record. */
public sealed interface Reading {

    /** A receipt that keeps every rule of the contract, and its stored form. */
    record Read(Receipt receipt, CanonicalReceipt canonical) implements Reading {}

    /**
     * No receipt.
     *
     * @param reason a sentence for an operator: the place as a JSON pointer and what is expected there, never a payload
     */
    record Refused(RefusalCode code, String reason) implements Reading {}
}
