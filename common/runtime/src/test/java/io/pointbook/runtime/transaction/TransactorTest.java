package io.pointbook.runtime.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TransactorTest {

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final List<String> told = new ArrayList<>();
    private Transactor transactor;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        dataSource.setUrl(Database.shared().newDatabase("transactor"));
        transactor = new Transactor(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "create table note (n integer generated always as identity, what text unique)");
        }
    }

    @Test
    void writes_run_on_commit_fence_first_then_events_then_snapshots_then_rows() throws Exception {
        transactor.run(transaction -> {
            transaction.writeRows(noting("row 1"));
            transactor.current().writeSnapshots(noting("snapshot"));
            transactor.current().writeEvents(noting("events"));
            transaction.writeRows(noting("row 2"));
            transaction.writeFirst(noting("fence"));
            assertThat(notes()).isEmpty();
            return true;
        });

        assertThat(notes()).containsExactly("fence", "events", "snapshot", "row 1", "row 2");
    }

    @Test
    void listeners_hear_of_a_commit_after_it_happened() throws Exception {
        transactor.run(transaction -> {
            transaction.writeRows(noting("row"));
            transaction.whenOver(committed -> told.add(committed + " " + notes()));
            return true;
        });

        assertThat(told).containsExactly("true [row]");
        assertThat(transactor.isOpen()).isFalse();
    }

    @Test
    void a_write_that_fails_rolls_back_the_others_and_comes_out_as_it_was() {
        assertThatThrownBy(() -> transactor.run(transaction -> {
                    transaction.writeFirst(noting("fence"));
                    transaction.writeRows(connection -> execute(connection, "select 1 / 0"));
                    transaction.whenOver(committed -> told.add("over " + committed));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"));

        assertThat(notes()).isEmpty();
        assertThat(told).containsExactly("over false");
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void work_that_fails_in_any_way_is_rolled_back_and_leaves_the_thread_clean() {
        for (Throwable failure :
                List.of(new Exception("checked"), new IllegalStateException("unchecked"), new StackOverflowError())) {
            assertThatThrownBy(() -> transactor.run(transaction -> {
                        transaction.writeFirst(noting("fence"));
                        transaction.whenOver(committed -> told.add("over " + committed));
                        DefaultUnitOfWork.startAndGet(null); // left open by careless work
                        throw sneaky(failure);
                    }))
                    .isSameAs(failure);
            assertThat(transactor.isOpen()).isFalse();
            assertThat(CurrentUnitOfWork.isStarted()).isFalse();
        }

        assertThat(notes()).isEmpty();
        assertThat(told).containsExactly("over false", "over false", "over false");
    }

    @Test
    void an_error_while_writing_rolls_back_too() {
        assertThatThrownBy(() -> transactor.run(transaction -> {
                    transaction.writeFirst(noting("fence"));
                    transaction.writeRows(_ -> {
                        throw new StackOverflowError();
                    });
                    transaction.whenOver(committed -> told.add("over " + committed));
                    return true;
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(notes()).isEmpty();
        assertThat(told).containsExactly("over false");
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void a_listener_that_fails_does_not_silence_the_others() throws Exception {
        transactor.run(transaction -> {
            transaction.whenOver(_ -> {
                throw new IllegalStateException("deaf");
            });
            transaction.whenOver(committed -> told.add("over " + committed));
            return true;
        });

        assertThat(told).containsExactly("over true");
    }

    @Test
    void a_transaction_inside_a_transaction_does_nothing_and_one_by_hand_is_refused() throws Exception {
        transactor.run(transaction -> {
            transaction.writeRows(noting("row"));
            Transaction inner = transactor.startTransaction();
            inner.rollback();
            transactor.startTransaction().commit();
            assertThat(notes()).isEmpty();
            assertThatThrownBy(() -> transactor.run(_ -> true)).isInstanceOf(IllegalStateException.class);
            return true;
        });

        assertThat(notes()).containsExactly("row");
    }

    @Test
    void a_statement_beyond_the_limit_is_cancelled() {
        Transactor hasty = new Transactor(dataSource, Duration.ofMillis(200));

        assertThatThrownBy(() -> hasty.run(transaction -> {
                    execute(transaction.connection(), "select pg_sleep(20)");
                    return true;
                }))
                .isInstanceOf(SQLException.class);
        assertThat(hasty.isOpen()).isFalse();
    }

    @Test
    void a_transaction_beyond_the_limit_is_ended_however_short_its_statements() {
        Transactor hasty = new Transactor(dataSource, Duration.ofMillis(300));

        assertThatThrownBy(() -> hasty.run(transaction -> {
                    transaction.whenOver(committed -> told.add("over " + committed));
                    for (int i = 0; i < 100; i++) {
                        execute(transaction.connection(), "select pg_sleep(0.02)");
                    }
                    return true;
                }))
                .isInstanceOf(SQLException.class);
        assertThat(told).containsExactly("over false");
    }

    @Test
    void a_reading_transaction_stages_and_writes_nothing() throws Exception {
        transactor.readOnly(transaction -> {
            assertThatThrownBy(() -> transaction.writeRows(noting("row"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> execute(transaction.connection(), "insert into note (what) values ('x')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            return true;
        });

        assertThat(notes()).isEmpty();
    }

    @Test
    void a_looking_transaction_decides_as_one_that_writes_and_the_database_refuses_what_it_would_write()
            throws Exception {
        assertThat(transactor.<String>look(Duration.ofSeconds(1), transaction -> {
                    transaction.writeRows(_ -> {});
                    return "decided";
                }))
                .isEqualTo("decided");
        assertThatThrownBy(() -> transactor.look(Duration.ofSeconds(1), transaction -> {
                    transaction.writeRows(connection -> execute(connection, "insert into note (what) values ('x')"));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));

        assertThat(notes()).isEmpty();
    }

    @Test
    void no_statement_takes_longer_than_the_patience_of_its_transaction() {
        assertThatThrownBy(() -> transactor.look(Duration.ofMillis(50), transaction -> {
                    execute(transaction.connection(), "select pg_sleep(20)");
                    return true;
                }))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }

    @Test
    void a_snapshot_does_not_see_what_is_committed_meanwhile_and_a_reading_transaction_does() throws Exception {
        List<String> inSnapshot = transactor.snapshot(transaction -> {
            notes(transaction.connection());
            insertElsewhere("a");
            return notes(transaction.connection());
        });
        List<String> inReading = transactor.readOnly(transaction -> {
            notes(transaction.connection());
            insertElsewhere("b");
            return notes(transaction.connection());
        });

        assertThat(inSnapshot).isEmpty();
        assertThat(inReading).containsExactly("a", "b");
    }

    private void insertElsewhere(String what) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "insert into note (what) values ('" + what + "')");
        }
    }

    private static SqlWork noting(String what) {
        return connection -> execute(connection, "insert into note (what) values ('" + what + "')");
    }

    private List<String> notes() {
        try (Connection connection = dataSource.getConnection()) {
            return notes(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> notes(Connection connection) throws SQLException {
        List<String> notes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select what from note order by n")) {
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
        }
        return notes;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Exception sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
