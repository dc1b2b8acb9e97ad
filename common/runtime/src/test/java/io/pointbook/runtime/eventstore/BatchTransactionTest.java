package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.runtime.eventstore.Pile.Lay;
import io.pointbook.runtime.eventstore.Pile.LayAndFail;
import io.pointbook.runtime.eventstore.Pile.LayAndFailChecked;
import io.pointbook.runtime.eventstore.Pile.LookOnly;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchTransactionTest {

    private Store store;

    @BeforeEach
    void empty() {
        store = Store.empty(getClass());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_events_of_many_commands_are_stored_in_order_under_their_own_ids() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 10), new Lay("a", "a2", 2));

        assertThat(store.column("select event_id || ' ' || sequence || ' ' || type || ' ' || revision || ' '"
                        + " || aggregate_type from event order by event.xid, event.position"))
                .containsExactly("a1 0 stone-laid 1 pile", "b1 0 stone-laid 1 pile", "a2 1 stone-laid 1 pile");
        assertThat(store.column("select distinct xid::text from event")).hasSize(1);
        assertThat(store.total("a")).isEqualTo(3);
    }

    @Test
    void a_batch_is_one_copy() throws Exception {
        store.execute("""
                create table seen (what text);
                create function note() returns trigger language plpgsql as
                    $$ begin insert into seen values ('copy'); return null; end $$;
                create trigger noted after insert on event for each statement execute function note()""");

        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 1), new Lay("a", "a2", 1), new Lay("c", "c1", 1));

        assertThat(store.column("select what from seen")).hasSize(1);
        assertThat(store.column("select event_id from event")).hasSize(4);
    }

    @Test
    void a_command_that_fails_after_it_applied_leaves_no_trace_in_memory_or_store() throws Exception {
        store.transactor.run(_ -> {
            store.axon.commandGateway().sendAndWait(new Lay("a", "a1", 1));
            assertThatThrownBy(() -> store.axon.commandGateway().sendAndWait(new LayAndFail("a", "bad", 100)))
                    .hasMessageContaining("it slipped");
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 2));
            return true;
        });

        assertThat(store.column("select sequence || ' ' || event_id from event order by sequence"))
                .containsExactly("0 a1", "1 a2");
        assertThat(store.total("a")).isEqualTo(3);
        store.piles.evictAll();
        assertThat(store.total("a")).isEqualTo(3);
    }

    @Test
    void an_aggregate_whose_very_first_command_fails_is_created_by_the_next_one() throws Exception {
        store.transactor.run(_ -> {
            store.piles.prefetch(List.of("a"));
            assertThatThrownBy(() -> store.axon.commandGateway().sendAndWait(new LayAndFail("a", "bad", 100)))
                    .hasMessageContaining("it slipped");
            store.axon.commandGateway().sendAndWait(new Lay("a", "a1", 1));
            return true;
        });

        assertThat(store.column("select sequence || ' ' || event_id from event"))
                .containsExactly("0 a1");
        assertThat(store.total("a")).isEqualTo(1);
    }

    @Test
    void a_checked_exception_after_apply_rolls_back_as_well() throws Exception {
        assertThatThrownBy(() -> store.send(new LayAndFailChecked("a", "bad", 1)))
                .satisfies(e -> assertThat(e).isInstanceOf(CommandExecutionException.class))
                .hasRootCauseInstanceOf(IOException.class);

        store.transactor.run(_ -> {
            assertThatThrownBy(() -> store.axon.commandGateway().sendAndWait(new LayAndFailChecked("b", "bad", 1)))
                    .hasRootCauseInstanceOf(IOException.class);
            return true;
        });
        assertThat(store.column("select event_id from event")).isEmpty();
        assertThat(store.piles.size()).isZero();
    }

    @Test
    void work_that_fails_rolls_back_and_nothing_it_touched_stays_in_memory() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 1));

        assertThatThrownBy(() -> store.transactor.run(_ -> {
                    store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 100));
                    throw new AssertionError("the batch broke");
                }))
                .hasMessage("the batch broke");

        assertThat(store.piles.size()).isEqualTo(1);
        assertThat(store.total("a")).isEqualTo(1);
        store.send(new Lay("a", "a3", 2));
        assertThat(store.column("select sequence::text from event where aggregate_id = 'a' order by sequence"))
                .containsExactly("0", "1");
    }

    @Test
    void an_event_id_that_is_taken_rolls_back_the_whole_batch_and_a_repeat_without_it_succeeds() throws Exception {
        store.send(new Lay("a", "a1", 1));
        try (Store other = store.another()) {
            other.send(new Lay("x", "taken", 1));
        }

        assertThatThrownBy(() -> store.send(new Lay("a", "a2", 2), new Lay("b", "taken", 1)))
                .isInstanceOf(ConcurrencyException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));

        assertThat(store.column("select event_id from event order by 1")).containsExactly("a1", "taken");
        assertThat(store.piles.size()).isZero();
        store.send(new Lay("a", "a2", 2));
        assertThat(store.total("a")).isEqualTo(3);
    }

    @Test
    void an_account_that_another_process_changed_fails_the_batch_once_and_not_twice() throws Exception {
        store.send(new Lay("a", "a1", 1));
        try (Store other = store.another()) {
            other.send(new Lay("a", "a2", 10));
        }

        assertThatThrownBy(() -> store.send(new Lay("b", "b1", 1), new Lay("a", "a3", 100)))
                .isInstanceOf(ConcurrencyException.class);
        store.send(new Lay("b", "b1", 1), new Lay("a", "a3", 100));

        assertThat(store.total("a")).isEqualTo(111);
        assertThat(store.column("select event_id from event where aggregate_id = 'a' order by sequence"))
                .containsExactly("a1", "a2", "a3");
    }

    @Test
    void a_command_that_does_nothing_to_an_aggregate_that_is_not_there_is_no_error() throws Exception {
        store.send(new LookOnly("a"), new Lay("a", "a1", 1), new LookOnly("b"));

        assertThat(store.total("a")).isEqualTo(1);
        assertThat(store.piles.size()).isEqualTo(1);
        assertThatThrownBy(() -> store.total("b")).isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void a_command_from_outside_gets_a_transaction_of_its_own() throws Exception {
        store.axon.commandGateway().sendAndWait(new Lay("a", "a1", 1));
        assertThatThrownBy(() -> store.axon.commandGateway().sendAndWait(new Lay("b", "a1", 1)))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(store.column("select event_id from event")).containsExactly("a1");
        assertThat(store.transactor.isOpen()).isFalse();
        assertThat(store.total("a")).isEqualTo(1);
    }

    @Test
    void the_transaction_has_no_id_while_it_reads_and_decides() throws Exception {
        store.send(new Lay("a", "a1", 1));
        store.piles.evictAll();

        String id = store.transactor.run(transaction -> {
            store.piles.refresh(List.of("a", "b"));
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 1));
            store.axon.commandGateway().sendAndWait(new Lay("b", "b1", 1));
            try (var statement = transaction.connection().createStatement();
                    var row = statement.executeQuery("select pg_current_xact_id_if_assigned()")) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        });

        assertThat(id).isEqualTo("null");
    }
}
