package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.runtime.eventstore.Pile.Lay;
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
}
