package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.runtime.eventstore.Pile.Lay;
import io.pointbook.runtime.eventstore.Pile.StoneLaid;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final EventTypes WITHOUT_SNAPSHOTS =
            EventTypes.builder().add("stone-laid", "1", StoneLaid.class).build();
    private static final EventTypes NEXT_REVISION = EventTypes.builder()
            .add("stone-laid", "1", StoneLaid.class)
            .add("pile", "2", Pile.class)
            .build();

    private Store store;

    @BeforeEach
    void empty() {
        store = Store.empty(getClass(), settings -> settings.snapshotEvery(10)
                .weight(pile -> pile.stones().size()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_snapshot_is_taken_in_the_transaction_that_reaches_the_number_of_events() throws Exception {
        lay(0, 9);
        assertThat(snapshots()).isEmpty();
        lay(9, 10);
        assertThat(snapshots()).containsExactly("a 9 pile 1");
        lay(10, 19);
        assertThat(snapshots()).containsExactly("a 9 pile 1");
        lay(19, 20);
        assertThat(snapshots()).containsExactly("a 19 pile 1");
    }

    @Test
    void a_heavy_aggregate_is_written_less_often() throws Exception {
        lay(0, 40);
        assertThat(snapshots()).containsExactly("a 39 pile 1");
        lay(40, 50);
        lay(50, 60);
        lay(60, 70);
        assertThat(snapshots()).containsExactly("a 39 pile 1");
        lay(70, 80); // 40 events since, and 80 stones weigh 40
        assertThat(snapshots()).containsExactly("a 79 pile 1");
    }

    @Test
    void snapshot_and_tail_give_the_same_aggregate_as_all_events_and_as_the_live_one() throws Exception {
        lay(0, 12);
        lay(12, 15);
        String live = state(store, false);

        try (Store plain = store.another(WITHOUT_SNAPSHOTS, NoOpEventUpcaster.INSTANCE);
                Store fresh = store.another()) {
            assertThat(state(plain, false)).isEqualTo(live);
            assertThat(state(fresh, false)).isEqualTo(live);
            fresh.piles.evictAll();
            assertThat(state(fresh, true)).isEqualTo(live);
        }
    }

    @Test
    void only_the_tail_is_read_and_the_count_goes_on_after_it() throws Exception {
        lay(0, 12);
        lay(12, 15);
        store.execute("delete from event where sequence <= 11");
        store.piles.evictAll();

        store.transactor.run(_ -> {
            store.piles.prefetch(List.of("a"));
            return store.axon.commandGateway().sendAndWait(new Lay("a", "s15", 15));
        });
        assertThat(store.total("a")).isEqualTo(IntStream.rangeClosed(0, 15).sum());
        lay(16, 22);
        assertThat(snapshots()).containsExactly("a 11 pile 1");
        lay(22, 23); // the eleventh since, and 23 stones weigh 11
        assertThat(snapshots()).containsExactly("a 22 pile 1");
    }

    @Test
    void a_snapshot_of_another_revision_is_passed_over_and_replaced() throws Exception {
        lay(0, 12);
        String live = state(store, false);

        try (Store next = store.another(NEXT_REVISION, NoOpEventUpcaster.INSTANCE)) {
            assertThat(state(next, true)).isEqualTo(live);
            next.piles.evictAll();
            assertThat(state(next, false)).isEqualTo(live);
        }
    }

    @Test
    void a_batch_that_is_rolled_back_leaves_no_snapshot() throws Exception {
        lay(0, 9);
        try {
            store.transactor.run(transaction -> {
                store.axon.commandGateway().sendAndWait(new Lay("a", "s9", 9));
                transaction.writeRows(_ -> {
                    throw new IllegalStateException("no");
                });
                return true;
            });
        } catch (IllegalStateException _) {
            // as meant
        }

        assertThat(snapshots()).isEmpty();
        lay(9, 10);
        assertThat(snapshots()).containsExactly("a 9 pile 1");
    }

    private void lay(int from, int to) throws Exception {
        store.send(IntStream.range(from, to)
                .mapToObj(i -> new Lay("a", "s" + i, i))
                .toArray());
    }

    private List<String> snapshots() {
        return store.column(
                "select aggregate_id || ' ' || sequence || ' ' || type || ' ' || revision from snapshot order by 1");
    }

    private String state(Store from, boolean prefetched) throws Exception {
        return from.transactor.readOnly(_ -> {
            if (prefetched) {
                from.piles.prefetch(List.of("a"));
            }
            return from.piles.load("a").invoke(pile -> pile.total() + " " + pile.stones());
        });
    }
}
