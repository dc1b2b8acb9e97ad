package io.pointbook.runtime.inbox;

import io.pointbook.runtime.transaction.TransactionWork;

/** Where the transaction of a batch comes from: {@code transactor::run}. */
@FunctionalInterface
public interface BatchTransactions {

    /** Runs the work in one transaction and commits it; throws, with everything rolled back, when it could not. */
    void run(TransactionWork<Boolean> work) throws Exception;
}
