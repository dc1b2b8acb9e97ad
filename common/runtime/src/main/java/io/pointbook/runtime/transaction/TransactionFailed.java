package io.pointbook.runtime.transaction;

import java.sql.SQLException;

/** The database refused to begin or to commit, at a place where only unchecked exceptions may pass; the cause says why. */
public final class TransactionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException cause;

    TransactionFailed(SQLException cause) {
        super(cause.getMessage(), cause);
        this.cause = cause;
    }

    SQLException sqlException() {
        return cause;
    }
}
