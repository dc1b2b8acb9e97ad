package io.pointbook.runtime.inbox;

import io.pointbook.runtime.transaction.OpenTransaction;
import io.pointbook.runtime.transaction.SqlWork;
import io.pointbook.runtime.transaction.TransactionWork;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Transactions of plain JDBC, in the order that {@link OpenTransaction} promises. */
final class FakeTransactions implements BatchTransactions {
    private final DataSource database;
    private SqlWork beforeCommit = _ -> {};

    FakeTransactions(DataSource database) {
        this.database = database;
    }

    /** Something that happens in every transaction from now on, just before it commits. */
    void beforeCommit(SqlWork work) {
        beforeCommit = work;
    }

    @Override
    public void run(TransactionWork<Boolean> work) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Open open = new Open(connection, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            boolean committed = false;
            try {
                work.in(open);
                for (SqlWork write : open.first()) {
                    write.on(connection);
                }
                for (SqlWork write : open.rows()) {
                    write.on(connection);
                }
                beforeCommit.on(connection);
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                boolean outcome = committed;
                open.over().forEach(told -> told.accept(outcome));
            }
        }
    }

    private record Open(Connection connection, List<SqlWork> first, List<SqlWork> rows, List<Consumer<Boolean>> over)
            implements OpenTransaction {
        @Override
        public void writeFirst(SqlWork fence) {
            first.add(fence);
        }

        @Override
        public void writeRows(SqlWork work) {
            rows.add(work);
        }

        @Override
        public void whenOver(Consumer<Boolean> committed) {
            over.add(committed);
        }
    }
}
