package io.pointbook.runtime.transaction;

import java.time.Duration;

/** What a transaction may do, as PostgreSQL is told at its beginning. */
enum TransactionKind {
    WRITING("read committed, read write", true),
    /** Decides as one that writes does; the database refuses whatever it would write. */
    LOOKING("read committed, read only", true),
    READING("read committed, read only", true),
    SNAPSHOT("repeatable read, read only", false);

    /**
     * All that these transactions look for is found by index. Left alone the planner reads whole tables while its statistics
     * are old: after a start, and wherever one aggregate once had all events.
     */
    private static final String BY_INDEX =
            "; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

    private final String mode;
    private final boolean byIndex;

    TransactionKind(String mode, boolean byIndex) {
        this.mode = mode;
        this.byIndex = byIndex;
    }

    boolean decides() {
        return this == WRITING || this == LOOKING;
    }

    /** One round trip: the mode, how plans are made, and both time limits, all of which end with the transaction. */
    String opening(Duration limit, Duration patience) {
        return "set transaction isolation level " + mode
                + "; set local statement_timeout = " + patience.toMillis()
                + "; set local transaction_timeout = " + limit.toMillis()
                + (byIndex ? BY_INDEX : "");
    }
}
