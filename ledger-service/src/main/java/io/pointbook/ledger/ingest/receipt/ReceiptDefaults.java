package io.pointbook.ledger.ingest.receipt;

/** The contract's defaults: a member with this value says the same as its absence. */
final class ReceiptDefaults {
    static final boolean TRAINING = false;
    static final boolean OFFLINE = false;
    static final String UNIT = "EA";

    private ReceiptDefaults() {}
}
