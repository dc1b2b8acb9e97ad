package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.runtime.eventstore.Pile.Lay;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final long PATIENCE_S = 20;

    private Store store;
    private PostgresEventStorageEngine engine;

    @BeforeEach
    void empty() {
        store = Store.empty(getClass());
        engine = new PostgresEventStorageEngine(
                store.transactor, store.serializer, NoOpEventUpcaster.INSTANCE, _ -> null);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_transaction_that_commits_late_is_not_passed_over() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> layAndWait("slow", written, mayCommit));
        assertThat(written.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        store.send(new Lay("b", "quick", 1));

        // who goes by position alone sees 2 now, goes on after 2, and will never see 1
        assertThat(store.column("select position || ' ' || event_id from event"))
                .containsExactly("2 quick");
        assertThat(streamed(StreamPosition.START)).isEmpty();
        assertThat(engine.createHeadToken()).isEqualTo(StreamPosition.START);

        mayCommit.countDown();
        slow.get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(streamed(StreamPosition.START)).containsExactly("slow", "quick");
    }

    private void layAndWait(String stone, CountDownLatch written, CountDownLatch mayCommit) {
        try {
            store.transactor.run(transaction -> {
                store.axon.commandGateway().sendAndWait(new Lay("a", stone, 1));
                transaction.writeRows(_ -> {
                    written.countDown();
                    await(mayCommit);
                });
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_transaction_that_began_earlier_but_read_later_comes_later_in_the_stream() throws Exception {
        store.transactor.run(transaction -> {
            query(transaction.connection(), "select count(*) from event");
            onAnotherThread("a1");
            store.piles.refresh(List.of("a"));
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 1));
            return true;
        });

        assertThat(store.column("select sequence || ' ' || event_id from event order by sequence"))
                .containsExactly("0 a1", "1 a2");
        assertThat(streamed(StreamPosition.START)).containsExactly("a1", "a2");
    }

    @Test
    void drawing_the_transactions_id_before_reading_would_turn_an_aggregates_events_around() throws Exception {
        store.transactor.run(transaction -> {
            query(transaction.connection(), "select pg_current_xact_id()");
            onAnotherThread("a1");
            store.piles.refresh(List.of("a"));
            store.axon.commandGateway().sendAndWait(new Lay("a", "a2", 1));
            return true;
        });

        assertThat(store.column("select event_id from event order by sequence")).containsExactly("a1", "a2");
        assertThat(streamed(StreamPosition.START)).containsExactly("a2", "a1");
    }

    private void onAnotherThread(String stone) throws Exception {
        CompletableFuture.runAsync(() -> {
                    try (Store other = store.another()) {
                        other.send(new Lay("a", stone, 1));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Test
    void the_order_is_by_number_and_not_by_the_numbers_digits() throws Exception {
        store.send(new Lay("a", "a1", 1));
        store.execute("""
                insert into event (xid, aggregate_id, sequence, event_id, aggregate_type, type, revision, time,
                                   payload, metadata)
                select n::text::xid8, 'x', n, 'x' || n, 'pile', 'stone-laid', '1', now(), '{}', '{}'
                from generate_series(3, 120, 9) n""");

        assertThat(streamed(StreamPosition.START).subList(0, 14))
                .containsExactly(
                        "x3", "x12", "x21", "x30", "x39", "x48", "x57", "x66", "x75", "x84", "x93", "x102", "x111",
                        "x120");
    }

    @Test
    void the_stream_is_read_along_the_primary_key_without_sorting() throws Exception {
        store.execute("insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time,"
                + " payload, metadata) select 'c', n, 'c' || n, 'pile', 'stone-laid', '1', now(), '{}', '{}'"
                + " from generate_series(1, 20000) n; analyze event");

        List<String> plan = store.column("explain "
                + EventStream.AFTER
                        .replace("(?::text::xid8, ?)", "('5'::xid8, 7)")
                        .replace("limit ?", "limit 1000"));

        assertThat(plan).anyMatch(line -> line.contains("Index Scan using event_pkey"));
        assertThat(plan).noneMatch(line -> line.contains("Sort"));
    }

    @Test
    void a_stream_goes_on_after_its_token_over_many_fetches() throws Exception {
        store.execute("insert into event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time,"
                + " payload, metadata) select 'c', n, 'c' || n, 'pile', 'stone-laid', '1', now(), '{}', '{}'"
                + " from generate_series(1, " + (2 * PostgresEventStorageEngine.FETCHED_AT_ONCE + 1) + ") n");
        TrackingToken middle = engine.readEvents(StreamPosition.START, false)
                .skip(999)
                .findFirst()
                .orElseThrow()
                .trackingToken();

        assertThat(streamed(StreamPosition.START)).hasSize(2 * PostgresEventStorageEngine.FETCHED_AT_ONCE + 1);
        assertThat(streamed(middle))
                .hasSize(PostgresEventStorageEngine.FETCHED_AT_ONCE + 1)
                .startsWith("c1001");
        assertThat(streamed(engine.createHeadToken())).isEmpty();
        assertThat(engine.createTailToken()).isEqualTo(StreamPosition.START);
    }

    @Test
    void a_token_at_a_time_is_before_the_first_event_of_that_time() throws Exception {
        store.send(new Lay("a", "a1", 1), new Lay("a", "a2", 1));
        store.execute("update event set time = '2026-01-01T00:00:00Z' where event_id = 'a1'");
        store.execute("update event set time = '2026-01-02T00:00:00Z' where event_id = 'a2'");

        assertThat(streamed(engine.createTokenAt(Instant.parse("2026-01-01T00:00:00Z"))))
                .containsExactly("a1", "a2");
        assertThat(streamed(engine.createTokenAt(Instant.parse("2026-01-01T00:00:01Z"))))
                .containsExactly("a2");
        assertThat(streamed(engine.createTokenAt(Instant.parse("2026-01-03T00:00:00Z"))))
                .isEmpty();
    }

    private List<String> streamed(TrackingToken after) {
        return engine.readEvents(after, false)
                .<String>map(EventMessage::getIdentifier)
                .toList();
    }

    private static void query(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
