package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.runtime.eventstore.Pile.Lay;
import io.pointbook.runtime.eventstore.Pile.StoneLaid;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private Store store;
    private EventReader reader;

    @BeforeEach
    void someEvents() throws Exception {
        store = Store.empty(getClass());
        reader = store.axon.reader();
        store.send(new Lay("b", "r1", 1), new Lay("a", "r1#2", 2), new Lay("b", "r10", 3));
        store.send(new Lay("a", "r1#claim", 4), new Lay("a", "r1$", 5), new Lay("a", "r1\"", 6), new Lay("a", "r2", 7));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void events_are_found_by_their_ids_in_the_order_of_the_stream() {
        assertThat(ids(reader.byIds(List.of("r2", "unknown", "r1", "r1")))).containsExactly("r1", "r2");
        assertThat(reader.byIds(List.of())).isEmpty();
    }

    @Test
    void all_events_of_a_bare_id_are_those_with_its_suffixes_and_no_neighbours() {
        assertThat(ids(reader.allOf(List.of("r1")))).containsExactly("r1", "r1#2", "r1#claim");
        assertThat(ids(reader.allOf(List.of("r2", "r10", "r")))).containsExactly("r10", "r2");
        assertThat(reader.allOf(List.of())).isEmpty();
    }

    @Test
    void whole_streams_come_in_one_query_ascending() {
        store.statements.prepared.clear();

        Map<String, List<DomainEventMessage<?>>> streams = reader.streams(List.of("a", "b", "nobody"));

        assertThat(store.statements.prepared).hasSize(1);
        assertThat(streams).containsOnlyKeys("a", "b");
        assertThat(ids(streams.get("a"))).containsExactly("r1#2", "r1#claim", "r1$", "r1\"", "r2");
        assertThat(ids(streams.get("b"))).containsExactly("r1", "r10");
    }

    @Test
    void a_page_goes_backwards_from_below_its_sequence() {
        assertThat(ids(reader.pageBefore("a", Long.MAX_VALUE, 2))).containsExactly("r2", "r1\"");
        assertThat(ids(reader.pageBefore("a", 3, 2))).containsExactly("r1$", "r1#claim");
        assertThat(ids(reader.pageBefore("a", 1, 2))).containsExactly("r1#2");
        assertThat(reader.pageBefore("a", 0, 2)).isEmpty();
        assertThatThrownBy(() -> reader.pageBefore("a", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void last_sequences_leave_out_who_has_none() {
        assertThat(reader.lastSequences(List.of("a", "b", "nobody"))).isEqualTo(Map.of("a", 4L, "b", 1L));
        assertThat(reader.lastSequences(List.of())).isEmpty();
    }

    @Test
    void an_event_comes_back_as_it_was_stored() throws Exception {
        store.transactor.run(_ -> {
            store.axon
                    .eventStore()
                    .publish(new GenericDomainEventMessage<>(
                            "pile",
                            "żółć 🪨",
                            0,
                            new StoneLaid("żółć 🪨", "stone\u0001", Long.MIN_VALUE),
                            MetaData.with("actor", "café"),
                            "unused",
                            NOON));
            return true;
        });

        DomainEventMessage<?> event = reader.byIds(List.of("stone\u0001")).getFirst();
        assertThat(event.getPayload()).isEqualTo(new StoneLaid("żółć 🪨", "stone\u0001", Long.MIN_VALUE));
        assertThat(event.getMetaData()).containsEntry("actor", "café");
        assertThat(event.getTimestamp()).isEqualTo(NOON);
        assertThat(event.getIdentifier()).isEqualTo("stone\u0001");
        assertThat(event.getAggregateIdentifier()).isEqualTo("żółć 🪨");
        assertThat(event.getType()).isEqualTo("pile");
    }

    @Test
    void a_replay_gives_every_event_in_the_order_of_the_stream_page_by_page() throws Exception {
        store.execute("insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time,"
                + " payload, metadata) select 'c', n, 'c' || n, 'pile', 'stone-laid', '1', now(),"
                + " convert_to('{\"pile\":\"c\",\"stone\":\"s\",\"weight\":1}', 'UTF8'), '{}'"
                + " from generate_series(0, 12000) n");
        List<String> replayed = new ArrayList<>();

        store.transactor.snapshot(_ -> {
            reader.replay(event -> replayed.add(event.getIdentifier()));
            return true;
        });

        assertThat(replayed).hasSize(12_008).startsWith("r1", "r1#2", "r10", "r1#claim");
        assertThat(replayed).isEqualTo(store.column("select event_id from event order by event.xid, event.position"));
    }

    @Test
    void a_program_that_only_looks_needs_a_connection_and_nothing_else() throws Exception {
        try (Connection connection = store.dataSource.getConnection()) {
            EventReader alone = new EventReader(connection, store.serializer, NoOpEventUpcaster.INSTANCE);
            assertThat(ids(alone.byIds(List.of("r1")))).containsExactly("r1");
            assertThatThrownBy(() -> alone.replay(_ -> {})).hasMessageContaining("open transaction");

            connection.setAutoCommit(false);
            List<String> replayed = new ArrayList<>();
            alone.replay(event -> replayed.add(event.getIdentifier()));
            assertThat(replayed).hasSize(7);
        }
    }

    @Test
    void a_stored_type_that_nobody_registered_is_an_error_that_names_it() {
        store.execute("update event set type = 'stone-eaten' where event_id = 'r2'");

        assertThatThrownBy(() -> reader.byIds(List.of("r2")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'stone-eaten'");
    }

    @Test
    void an_event_that_nobody_registered_is_refused_and_rolls_back_the_batch() {
        record Unheard(String pile) {}

        assertThatThrownBy(() -> store.transactor.run(_ -> {
                    store.axon.commandGateway().sendAndWait(new Lay("a", "a9", 1));
                    store.axon.eventStore().publish(new GenericDomainEventMessage<>("pile", "z", 0, new Unheard("z")));
                    return true;
                }))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("EventTypes");
        assertThat(reader.byIds(List.of("a9"))).isEmpty();
    }

    @Test
    void an_event_of_no_aggregate_is_refused() {
        assertThatThrownBy(() -> store.transactor.run(_ -> {
                    store.axon
                            .eventStore()
                            .publish(org.axonframework.eventhandling.GenericEventMessage.asEventMessage(
                                    new StoneLaid("a", "x", 1)));
                    return true;
                }))
                .isInstanceOf(EventStoreException.class);
    }

    @Test
    void no_class_name_is_ever_written() throws Exception {
        assertThat(store.column("select row_to_json(e)::text || convert_from(payload, 'UTF8')"
                        + " || convert_from(metadata, 'UTF8') from event e"))
                .noneMatch(row -> row.contains("pointbook") || row.contains("axonframework"));
    }

    private static List<String> ids(List<DomainEventMessage<?>> events) {
        return events.stream().map(DomainEventMessage::getIdentifier).toList();
    }
}
