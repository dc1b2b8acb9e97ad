package io.pointbook.runtime.transaction;

/** What a transaction may do, as PostgreSQL is told at its beginning. */
enum TransactionKind {
    WRITING("read committed, read write"),
    READING("read committed, read only"),
    SNAPSHOT("repeatable read, read only");

    private final String mode;

    TransactionKind(String mode) {
        this.mode = mode;
    }

    /** One round trip: the mode and both time limits, which end with the transaction. */
    String opening(long limitMillis) {
        return "set transaction isolation level " + mode
                + "; set local statement_timeout = " + limitMillis
                + "; set local transaction_timeout = " + limitMillis;
    }
}
