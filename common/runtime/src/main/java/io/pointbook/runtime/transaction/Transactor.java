package io.pointbook.runtime.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Runs work inside one database transaction around one root unit of work. Commands that are dispatched inside become
 * nested units of work; for them {@link #startTransaction()} does nothing.
 */
public final class Transactor implements TransactionManager {

    /** How long a transaction may last; a longer one is ended by the server, because it holds back the event stream. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

    /** How long a snapshot may be read; it holds nobody back, so that an audit may take its time. */
    public static final Duration SNAPSHOT_LIMIT = Duration.ofHours(4);

    private static final Transaction NESTED = new Transaction() {
        @Override
        public void commit() {
            // the outermost one commits
        }

        @Override
        public void rollback() {
            // the exception decides at the root; a nested unit of work may fail alone
        }
    };

    private final DataSource dataSource;
    private final Duration limit;
    private final ThreadLocal<@Nullable JdbcTransaction> open = new ThreadLocal<>();

    public Transactor(DataSource dataSource) {
        this(dataSource, DEFAULT_LIMIT);
    }

    public Transactor(DataSource dataSource, Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("a transaction needs time: " + limit);
        }
        this.dataSource = dataSource;
        this.limit = limit;
    }

    /** Reads, decides and writes in one transaction (READ COMMITTED); whatever is thrown rolls everything back. */
    public <T extends @Nullable Object> T run(TransactionWork<T> work) throws Exception {
        return run(limit, work);
    }

    /** The same, where no statement may take longer than this. */
    public <T extends @Nullable Object> T run(Duration patience, TransactionWork<T> work) throws Exception {
        return inside(TransactionKind.WRITING, limit, patience, work);
    }

    /** Decides as {@link #run} does, but the database refuses whatever would be written. */
    public <T extends @Nullable Object> T look(Duration patience, TransactionWork<T> work) throws Exception {
        return inside(TransactionKind.LOOKING, limit, patience, work);
    }

    /** Reads only; each statement sees what was committed before it. */
    public <T extends @Nullable Object> T readOnly(TransactionWork<T> work) throws Exception {
        return readOnly(limit, work);
    }

    /** The same, where no statement may take longer than this. */
    public <T extends @Nullable Object> T readOnly(Duration patience, TransactionWork<T> work) throws Exception {
        return inside(TransactionKind.READING, limit, patience, work);
    }

    /** Reads only; all statements see one and the same snapshot (REPEATABLE READ). */
    public <T extends @Nullable Object> T snapshot(TransactionWork<T> work) throws Exception {
        return inside(TransactionKind.SNAPSHOT, SNAPSHOT_LIMIT, SNAPSHOT_LIMIT, work);
    }

    /** Whether this thread has a transaction open. */
    public boolean isOpen() {
        return open.get() != null;
    }

    /** The transaction that this thread has open. */
    public StagingTransaction current() {
        JdbcTransaction transaction = open.get();
        if (transaction == null) {
            throw new IllegalStateException("no transaction is open on this thread");
        }
        return transaction;
    }

    /** The connection of the transaction that this thread has open. */
    public Connection connection() {
        return current().connection();
    }

    /** Where connections come from. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Reads on the open transaction's connection, or, where none is open, on a borrowed one. */
    public <T extends @Nullable Object> T read(SqlRead<T> read) throws SQLException {
        JdbcTransaction transaction = open.get();
        if (transaction != null) {
            return read.from(transaction.connection());
        }
        try (Connection connection = dataSource.getConnection()) {
            return read.from(connection);
        }
    }

    @Override
    public Transaction startTransaction() {
        if (isOpen()) {
            return NESTED;
        }
        try {
            return new Outermost(begin(TransactionKind.WRITING, limit, limit));
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    private <T extends @Nullable Object> T inside(
            TransactionKind kind, Duration time, Duration patience, TransactionWork<T> work) throws Exception {
        if (isOpen() || CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a transaction or a unit of work is open on this thread already");
        }
        JdbcTransaction transaction = begin(kind, time, patience);
        try {
            return inUnitOfWork(transaction, work);
        } catch (TransactionFailed e) {
            throw e.sqlException();
        } finally {
            finish(transaction);
        }
    }

    private static <T extends @Nullable Object> T inUnitOfWork(JdbcTransaction transaction, TransactionWork<T> work)
            throws Exception {
        UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        // Handlers of this phase run in reverse order: the first one registered is the last, so that nothing of Axon
        // comes after the database's commit, and what waits for the commit (caches) runs after it.
        root.onCommit(_ -> commit(transaction));
        T result;
        try {
            result = work.in(transaction);
        } catch (Throwable e) {
            rollBack(root, e);
            throw e;
        }
        root.commit();
        return result;
    }

    private static void rollBack(UnitOfWork<?> root, Throwable cause) {
        // a nested one that was left open would stay on the thread for ever
        while (CurrentUnitOfWork.isStarted() && !root.isCurrent()) {
            CurrentUnitOfWork.get().rollback(cause);
        }
        root.rollback(cause);
    }

    private static void commit(JdbcTransaction transaction) {
        try {
            transaction.commit();
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    private JdbcTransaction begin(TransactionKind kind, Duration time, Duration patience) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(kind.opening(time, patience));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        JdbcTransaction transaction = new JdbcTransaction(connection, kind);
        open.set(transaction);
        return transaction;
    }

    private void finish(JdbcTransaction transaction) {
        open.remove();
        transaction.close();
    }

    /** A transaction that Axon began by itself: a command from outside, a step of a streaming processor. */
    private final class Outermost implements Transaction {

        private final JdbcTransaction transaction;

        private Outermost(JdbcTransaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public void commit() {
            try {
                Transactor.commit(transaction);
            } finally {
                finish(transaction);
            }
        }

        @Override
        public void rollback() {
            finish(transaction);
        }
    }
}
