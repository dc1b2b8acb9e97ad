package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.runtime.eventstore.Pile.Lay;
import io.pointbook.runtime.eventstore.Pile.LayAndFail;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregateRepositoryTest {

    private Store store;

    @BeforeEach
    void empty() {
        store = Store.empty(getClass(), settings -> settings.cached(3));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_a_batch_created_is_in_memory_after_the_commit() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 2));

        assertThat(store.piles.size()).isEqualTo(2);
        store.execute("delete from event");
        assertThat(store.total("a")).isEqualTo(1);
        assertThat(store.total("b")).isEqualTo(2);
    }

    @Test
    void cold_aggregates_are_fetched_by_one_query_and_missing_ones_by_none() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 2), new Lay("b", "b2", 20));
        store.piles.evictAll();
        store.statements.prepared.clear();

        store.transactor.run(_ -> {
            store.piles.prefetch(List.of("a", "b", "new 1", "new 2", "a"));
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 10));
            store.axon.commandGateway().sendAndWait(new Lay("b", "b3", 200));
            store.axon.commandGateway().sendAndWait(new Lay("new 1", "n1", 5));
            assertThatThrownBy(() -> store.piles.load("new 2")).isInstanceOf(AggregateNotFoundException.class);
            return true;
        });

        assertThat(store.statements.prepared).hasSize(1);
        assertThat(store.total("a")).isEqualTo(11);
        assertThat(store.total("b")).isEqualTo(222);
        assertThat(store.total("new 1")).isEqualTo(5);
    }

    @Test
    void more_aggregates_than_the_cache_holds_can_be_prefetched_for_one_transaction() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.send(new Lay("p" + i, "s" + i, i));
        }
        List<String> all = List.of("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9");
        store.statements.prepared.clear();

        store.transactor.run(_ -> {
            store.piles.prefetch(all);
            store.piles.prefetch(all);
            for (String pile : all) {
                store.axon.commandGateway().sendAndWait(new Lay(pile, pile + "+", 100));
            }
            return true;
        });

        assertThat(store.statements.prepared).hasSize(1);
        assertThat(store.piles.size()).isEqualTo(3);
        assertThat(store.total("p9")).isEqualTo(109);
    }

    @Test
    void one_query_never_asks_for_more_aggregates_than_its_limit() throws Exception {
        List<String> many = IntStream.rangeClosed(0, AggregateRepository.PREFETCHED_AT_ONCE)
                .mapToObj(i -> "p" + i)
                .toList();

        store.transactor.readOnly(_ -> {
            store.piles.prefetch(many.subList(1, many.size()));
            assertThat(store.statements.prepared).hasSize(1);
            store.piles.evictAll();
            return true;
        });
        store.statements.prepared.clear();
        store.transactor.readOnly(_ -> {
            store.piles.prefetch(many);
            return true;
        });
        assertThat(store.statements.prepared).hasSize(2);
    }

    @Test
    void the_aggregate_that_was_unused_for_longest_leaves_first() throws Exception {
        store.send(new Lay("a", "a1", 1));
        store.send(new Lay("b", "b1", 2));
        store.send(new Lay("c", "c1", 3));
        store.total("a");
        store.send(new Lay("d", "d1", 4));
        store.execute("delete from event");

        assertThat(store.piles.size()).isEqualTo(3);
        assertThat(store.total("a")).isEqualTo(1);
        assertThatThrownBy(() -> store.total("b")).isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void a_refresh_reads_again_what_another_process_changed_and_only_that() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 1));
        try (Store other = store.another()) {
            other.send(new Lay("a", "a2", 10), new Lay("c", "c1", 5));
        }

        store.transactor.run(_ -> {
            store.piles.prefetch(List.of("a", "c", "d"));
            assertThat(store.piles.refresh(List.of("a", "b", "c", "d"))).containsExactly("a");
            assertThat(store.piles.refresh(List.of("a", "b", "c", "d"))).isEmpty();
            store.axon.commandGateway().sendAndWait(new Lay("a", "a3", 100));
            return true;
        });

        assertThat(store.total("a")).isEqualTo(111);
    }

    @Test
    void a_refresh_finds_what_was_created_after_the_prefetch() throws Exception {
        try (Store other = store.another()) {
            Set<String> behind = store.transactor.run(_ -> {
                store.piles.prefetch(List.of("a"));
                onAnotherThread(() -> other.send(new Lay("a", "a1", 1)));
                Set<String> found = store.piles.refresh(List.of("a"));
                store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 10));
                return found;
            });
            assertThat(behind).containsExactly("a");
        }
        assertThat(store.total("a")).isEqualTo(11);
    }

    @Test
    void an_aggregate_that_was_looked_at_is_read_again_and_one_that_was_changed_fails_the_transaction()
            throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("b", "b1", 1));
        try (Store other = store.another()) {
            other.send(new Lay("a", "a2", 10), new Lay("b", "b2", 10));
        }

        store.transactor.readOnly(_ -> {
            assertThat(store.piles.load("a").<Long>invoke(Pile::total)).isEqualTo(1);
            assertThat(store.piles.refresh(List.of("a"))).containsExactly("a");
            assertThat(store.piles.load("a").<Long>invoke(Pile::total)).isEqualTo(11);
            return true;
        });
        assertThatThrownBy(() -> store.transactor.run(_ -> {
                    store.axon.commandGateway().sendAndWait(new Lay("b", "b3", 100));
                    return store.piles.refresh(List.of("b"));
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(store.total("b")).isEqualTo(11);
    }

    @Test
    void what_this_transaction_has_staged_survives_a_failing_command_and_a_prefetch() throws Exception {
        store.transactor.run(_ -> {
            store.piles.prefetch(List.of("a"));
            store.axon.commandGateway().sendAndWait(new Lay("a", "a1", 1));
            assertThatThrownBy(() -> store.axon.commandGateway().sendAndWait(new LayAndFail("a", "bad", 1000)))
                    .hasMessageContaining("slipped");
            store.piles.prefetch(List.of("a"));
            assertThat(store.piles.refresh(List.of("a"))).isEmpty();
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 10));
            return true;
        });

        assertThat(store.total("a")).isEqualTo(11);
        assertThat(store.column("select sequence::text from event order by sequence"))
                .containsExactly("0", "1");
    }

    @Test
    void a_slow_reader_does_not_put_an_older_state_over_a_newer_one() throws Exception {
        store.send(new Lay("a", "a1", 1));
        store.transactor.readOnly(_ -> {
            store.piles.load("a");
            onAnotherThread(() -> store.send(new Lay("a", "a2", 10)));
            return true;
        });

        store.execute("delete from event");
        assertThat(store.total("a")).isEqualTo(11);
    }

    @Test
    void evicting_all_empties_the_memory() throws Exception {
        store.send(new Lay("a", "a1", 1));
        store.piles.evictAll();

        assertThat(store.piles.size()).isZero();
        assertThat(store.total("a")).isEqualTo(1);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void onAnotherThread(Step step) throws Exception {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.join();
    }
}
