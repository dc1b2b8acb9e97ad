package io.pointbook.local.send;

/** One receipt as it stands in a file, or why there is none. */
sealed interface Row {

    /** Line of the file, from 1. */
    long line();

    /** A receipt to be sent, its bytes as they are. */
    record Receipt(long line, TillRecord record) implements Row {}

    /** What cannot be sent. */
    record Bad(long line, String reason) implements Row {}
}
