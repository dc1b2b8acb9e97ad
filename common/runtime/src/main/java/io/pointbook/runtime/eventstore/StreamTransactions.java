package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a streaming processor. That of a batch begins only when its token is stored: one that had touched the
 * token's row and then waited for a broker would hold back every stream, its own too.
 */
final class StreamTransactions implements TransactionManager, ConnectionProvider {

    private static final ConnectionWrapperFactory.ConnectionCloseHandler LEFT_OPEN =
            new ConnectionWrapperFactory.NoOpCloseHandler();

    private final Transactor transactor;
    private final ThreadLocal<@Nullable Batch> batch = new ThreadLocal<>();

    StreamTransactions(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public Transaction startTransaction() {
        Batch begun = new Batch();
        batch.set(begun);
        return begun;
    }

    @Override
    public void executeInTransaction(Runnable task) {
        transactor.executeInTransaction(task);
    }

    @Override
    public <T> T fetchInTransaction(Supplier<T> task) {
        return transactor.fetchInTransaction(task);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Batch current = batch.get();
        if (current != null && isCommitting()) {
            current.begin();
        }
        return transactor.isOpen()
                ? ConnectionWrapperFactory.wrap(transactor.connection(), LEFT_OPEN)
                : transactor.dataSource().getConnection();
    }

    private static boolean isCommitting() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase() == UnitOfWork.Phase.PREPARE_COMMIT;
    }

    /** The transaction of one batch: none, until something is written on commit. */
    private final class Batch implements Transaction {

        private @Nullable Transaction begun;

        private void begin() {
            if (begun == null) {
                begun = transactor.startTransaction();
            }
        }

        @Override
        public void commit() {
            batch.remove();
            if (begun != null) {
                begun.commit();
            }
        }

        @Override
        public void rollback() {
            batch.remove();
            if (begun != null) {
                begun.rollback();
            }
        }
    }
}
