package io.pointbook.runtime.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection from begin to commit or rollback, with the writes that wait for the commit. */
final class JdbcTransaction implements StagingTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransaction.class);

    private final Connection connection;
    private final TransactionKind kind;
    private final List<SqlWork> fences = new ArrayList<>();
    private final List<SqlWork> events = new ArrayList<>();
    private final List<SqlWork> snapshots = new ArrayList<>();
    private final List<SqlWork> rows = new ArrayList<>();
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private boolean over;
    private boolean committed;
    private boolean closed;

    JdbcTransaction(Connection connection, TransactionKind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void writeFirst(SqlWork fence) {
        stage(fences, fence);
    }

    @Override
    public void writeEvents(SqlWork work) {
        stage(events, work);
    }

    @Override
    public void writeSnapshots(SqlWork work) {
        stage(snapshots, work);
    }

    @Override
    public void writeRows(SqlWork work) {
        stage(rows, work);
    }

    @Override
    public void whenOver(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    private void stage(List<SqlWork> list, SqlWork work) {
        if (!kind.decides()) {
            throw new IllegalStateException("this transaction only reads");
        }
        if (over) {
            throw new IllegalStateException("this transaction is over");
        }
        list.add(work);
    }

    void commit() throws SQLException {
        if (!kind.decides()) {
            rollback();
            return;
        }
        for (List<SqlWork> stage : List.of(fences, events, snapshots, rows)) {
            // by index: a write may add another one to its own stage
            for (int i = 0; i < stage.size(); i++) {
                stage.get(i).on(connection);
            }
        }
        connection.commit();
        over = true;
        committed = true;
    }

    void rollback() throws SQLException {
        over = true;
        connection.rollback();
    }

    /** Ends what is not ended, gives the connection back and tells the listeners; never throws. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (connection) {
            if (!over) {
                rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("sqlState", e.getSQLState())
                    .addKeyValue("committed", committed)
                    .log("a connection could not be given back in order");
        }
        listeners.forEach(this::tell);
        listeners.clear();
    }

    private void tell(Consumer<Boolean> listener) {
        try {
            listener.accept(committed);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a listener of a transaction failed");
        }
    }
}
