package io.pointbook.runtime.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.runtime.eventstore.Pile.Lay;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight writers that pause at random between their COPY and their commit, and readers beside them. */
class ConcurrentWritersTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 40;
    private static final int PILES = 12;
    private static final int LONGEST_PAUSE_MS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StripedLocks locks = new StripedLocks();
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
    void a_stream_beside_eight_writers_skips_nothing_repeats_nothing_and_keeps_each_aggregates_order()
            throws Exception {
        List<DomainEventMessage<?>> seen = Collections.synchronizedList(new ArrayList<>());
        store.axon.stream("beside", 100, seen::addAll).start();

        write();

        int written = WRITERS * TRANSACTIONS * 2;
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen).hasSizeGreaterThanOrEqualTo(written));
        assertThat(seen.stream().map(DomainEventMessage::getIdentifier))
                .containsExactlyElementsOf(
                        store.column("select event_id from event order by event.xid, event.position"))
                .doesNotHaveDuplicates()
                .hasSize(written);
        assertThat(outOfOrder(seen)).isEmpty();
    }

    private void write() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                String name = "w" + writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < TRANSACTIONS; i++) {
                        layTwo(name + "-" + i, random);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private void layTwo(String stone, Random random) throws Exception {
        String one = "pile-" + random.nextInt(PILES);
        String other = "pile-" + random.nextInt(PILES);
        double pause = random.nextInt(LONGEST_PAUSE_MS) / 1000.0;
        try (StripedLocks.Held _ = locks.lock(List.of(one, other))) {
            store.transactor.run(transaction -> {
                store.piles.prefetch(List.of(one, other));
                store.axon.commandGateway().sendAndWait(new Lay(one, stone, 1));
                store.axon.commandGateway().sendAndWait(new Lay(other, stone + "#2", 1));
                transaction.writeRows(connection -> sleep(connection, pause));
                return true;
            });
        }
    }

    private static void sleep(Connection connection, double seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(" + seconds + ")");
        }
    }

    private static List<String> outOfOrder(List<DomainEventMessage<?>> seen) {
        Map<String, Long> last = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (DomainEventMessage<?> event : List.copyOf(seen)) {
            long expected = last.getOrDefault(event.getAggregateIdentifier(), -1L) + 1;
            if (event.getSequenceNumber() != expected) {
                wrong.add(event.getAggregateIdentifier() + " " + event.getSequenceNumber() + ", not " + expected);
            }
            last.put(event.getAggregateIdentifier(), event.getSequenceNumber());
        }
        return wrong;
    }
}
