package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.runtime.eventstore.Pile.Lay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamProcessorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
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
    void events_come_in_batches_in_order_from_the_first_one_on() throws Exception {
        lay(0, 7);
        store.axon.stream("plain", 3, this::remember).start();
        awaitSeen(stones(0, 7));
        lay(7, 9);
        awaitSeen(stones(0, 9));

        assertThat(batches).allMatch(batch -> batch.size() <= 3);
        assertThat(batches).anyMatch(batch -> batch.size() == 3);
        assertThat(store.column("select token_type || ' ' || convert_from(token, 'UTF8') from token_entry"))
                .allMatch(token -> token.startsWith("stream-position {\"xid\":"));
    }

    @Test
    void a_batch_that_fails_comes_again_and_nothing_overtakes_it() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        lay(0, 5);
        store.axon.stream("failing", 2, events -> {
                    if (events.getFirst().getIdentifier().equals("s2") && failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("the broker is away");
                    }
                    remember(events);
                })
                .start();

        awaitSeen(stones(0, 5));
        assertThat(failed).isTrue();
    }

    @Test
    void a_handler_that_fails_only_on_commit_keeps_the_token_where_it_was() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        lay(0, 3);
        store.axon
                .streamEach("each", 1, event -> {
                    tried.add(event.getIdentifier());
                    CurrentUnitOfWork.get().onPrepareCommit(_ -> {
                        if (event.getIdentifier().equals("s1") && failed.compareAndSet(false, true)) {
                            throw new IllegalStateException("not acknowledged");
                        }
                    });
                    return null;
                })
                .start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.copyOf(tried)).containsExactly("s0", "s1", "s1", "s2"));
    }

    @Test
    void another_process_goes_on_where_the_first_one_stopped() throws Exception {
        lay(0, 4);
        store.axon.stream("handover", 10, this::remember).start();
        awaitSeen(stones(0, 4));
        store.close();

        try (Store next = store.another()) {
            next.axon.stream("handover", 10, this::remember).start();
            next.send(new Lay("a", "s4", 1), new Lay("a", "s5", 1));
            awaitSeen(stones(0, 6));
        }
    }

    @Test
    void of_two_processes_only_one_works_at_a_time() throws Exception {
        try (Store second = store.another()) {
            store.axon.stream("shared", 10, this::remember).start();
            second.axon.stream("shared", 10, this::remember).start();
            lay(0, 20);
            awaitSeen(stones(0, 20));
            lay(20, 40);
            awaitSeen(stones(0, 40));
            assertThat(store.column("select distinct owner from token_entry")).hasSize(1);
        }
    }

    @Test
    void a_batch_in_hand_holds_no_transaction_open() throws Exception {
        List<String> open = Collections.synchronizedList(new ArrayList<>());
        lay(0, 2);
        store.axon.stream("slow", 10, events -> {
                    open.addAll(store.column("select state from pg_stat_activity where datname = current_database()"
                            + " and backend_xid is not null"));
                    remember(events);
                })
                .start();

        awaitSeen(stones(0, 2));
        assertThat(open).isEmpty();
    }

    private void lay(int from, int to) throws Exception {
        store.send(IntStream.range(from, to)
                .mapToObj(i -> new Lay("a", "s" + i, 1))
                .toArray());
    }

    private static Stream<String> stones(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "s" + i);
    }

    private void remember(List<DomainEventMessage<?>> events) {
        batches.add(events.stream().map(DomainEventMessage::getIdentifier).toList());
    }

    private void awaitSeen(Stream<String> stones) {
        List<String> expected = stones.toList();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.copyOf(batches).stream().flatMap(List::stream))
                        .containsExactlyElementsOf(expected));
    }
}
