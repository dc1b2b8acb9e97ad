package io.pointbook.ledger.ingest.receipt;

import java.util.Locale;

/** Why a record of the till topic is no receipt that we can post. */
public enum RefusalCode {
    /** No bytes at all. */
    EMPTY,
    /** More bytes than {@link ReceiptLimits#maxBytes()}. */
    TOO_LARGE,
    /** Not JSON as RFC 8259 has it, in UTF-8, with each member once. */
    UNREADABLE,
    /** Another major version of the contract. */
    FUTURE_SCHEMA,
    /** JSON, but not what the contract allows. */
    SCHEMA_INVALID,
    /** Lines and rounding do not make the total. */
    TOTAL_MISMATCH,
    /** A VOID line that finds nothing to take from. */
    VOID_UNMATCHED,
    /** It says that it ended long after the broker had it. */
    CLOCK_AHEAD;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As it stands in dead letters, headers and metrics. */
    public String text() {
        return text;
    }
}
