package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.runtime.eventstore.Pile.Lay;
import io.pointbook.runtime.eventstore.Pile.StoneLaid;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revision 1 said "grams", revision 2 says "weight"; bytes of both lie in the table. */
class UpcastingTest {

    private static final EventTypes TODAY = EventTypes.builder()
            .add("stone-laid", "2", StoneLaid.class)
            .add("pile", "1", Pile.class)
            .build();
    private static final EventUpcaster CHAIN = new EventUpcasterChain(new GramsToWeight());

    private Store store;

    @BeforeEach
    void storedByLastYearsProgram() {
        Store empty = Store.empty(getClass());
        empty.close();
        store = empty.another(TODAY, CHAIN);
        insert("a", 0, "a1", 1);
        insert("a", 1, "a2", 2);
        insert("b", 0, "b1", 5);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_aggregate_is_loaded_from_both_revisions() throws Exception {
        store.send(new Lay("a", "a3", 4));
        store.piles.evictAll();

        assertThat(store.column("select revision from event where aggregate_id = 'a' order by sequence"))
                .containsExactly("1", "1", "2");
        assertThat(store.total("a")).isEqualTo(7);
        store.piles.evictAll();
        long prefetched = store.transactor.readOnly(_ -> {
            store.piles.prefetch(List.of("a", "b"));
            return store.piles.load("a").<Long>invoke(Pile::total)
                    + store.piles.load("b").<Long>invoke(Pile::total);
        });
        assertThat(prefetched).isEqualTo(12);
    }

    @Test
    void the_events_after_a_snapshot_are_lifted_too() throws Exception {
        store.execute("insert into snapshot (aggregate_id, sequence, aggregate_type, type, revision, time, payload,"
                + " metadata) values ('a', 0, 'pile', 'pile', '1', now(),"
                + " convert_to('{\"id\":\"a\",\"total\":100,\"stones\":[\"from snapshot\"]}', 'UTF8'), '{}')");

        assertThat(store.total("a")).isEqualTo(102);
        store.piles.evictAll();
        long prefetched = store.transactor.readOnly(_ -> {
            store.piles.prefetch(List.of("a"));
            return store.piles.load("a").<Long>invoke(Pile::total);
        });
        assertThat(prefetched).isEqualTo(102);
    }

    @Test
    void the_stream_is_lifted() throws Exception {
        List<Long> weights = new ArrayList<>();
        try (var events = store.axon.eventStore().openStream(null)) {
            while (weights.size() < 3) {
                weights.add(((StoneLaid) events.nextAvailable().getPayload()).weight());
            }
        }

        assertThat(weights).containsExactly(1L, 2L, 5L);
    }

    @Test
    void every_way_of_the_reader_is_lifted() throws Exception {
        EventReader reader = store.axon.reader();
        List<DomainEventMessage<?>> replayed = new ArrayList<>();
        store.transactor.snapshot(_ -> {
            reader.replay(replayed::add);
            return true;
        });

        assertThat(weights(replayed)).containsExactly(1L, 2L, 5L);
        assertThat(weights(reader.byIds(List.of("a1", "b1")))).containsExactly(1L, 5L);
        assertThat(weights(reader.allOf(List.of("a1")))).containsExactly(1L);
        assertThat(weights(reader.pageBefore("a", 9, 10))).containsExactly(2L, 1L);
        assertThat(weights(reader.streams(List.of("a")).get("a"))).containsExactly(1L, 2L);
    }

    @Test
    void a_revision_that_nothing_lifts_is_an_error_that_names_it() {
        try (Store withoutChain = store.another(TODAY, NoOpEventUpcaster.INSTANCE)) {
            assertThatThrownBy(() -> withoutChain.axon.reader().byIds(List.of("a1")))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("'stone-laid' revision 1")
                    .hasMessageContaining("revision 2");
        }
    }

    private static List<Long> weights(List<DomainEventMessage<?>> events) {
        return events.stream()
                .map(event -> ((StoneLaid) event.getPayload()).weight())
                .toList();
    }

    private void insert(String pile, int sequence, String stone, long grams) {
        store.execute("insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time,"
                + " payload, metadata) values ('" + pile + "', " + sequence + ", '" + stone
                + "', 'pile', 'stone-laid', '1', now(), convert_to('{\"pile\":\"" + pile + "\",\"stone\":\"" + stone
                + "\",\"grams\":" + grams + "}', 'UTF8'), '{}')");
    }

    private static final class GramsToWeight extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("stone-laid", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("stone-laid", "2"), JsonNode.class, payload -> {
                ObjectNode lifted = (ObjectNode) payload;
                lifted.set("weight", lifted.remove("grams"));
                return lifted;
            });
        }
    }
}
