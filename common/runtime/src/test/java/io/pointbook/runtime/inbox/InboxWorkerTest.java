package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.junit.jupiter.api.Test;

/** Partitions come, go, and stand where their stored offset says. */
class InboxWorkerTest extends WorkerRig {
    @Test
    void a_batch_and_its_offset_are_committed_together() {
        arrive(0, "a", "b", "c");

        worker.turn();

        assertThat(database.posted()).containsExactly("a", "b", "c");
        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("A", 3));
        assertThat(consumer.committed(java.util.Set.of(PARTITION))
                        .get(PARTITION)
                        .offset())
                .isEqualTo(3);
        assertThat(registry.get("pointbook.inbox.batch.records").summary().totalAmount())
                .isEqualTo(3);
        assertThat(registry.get("pointbook.inbox.readable.lag").timer().count()).isEqualTo(3);
    }

    @Test
    void whoever_was_overtaken_drops_the_batch_and_goes_on_where_the_other_left_off() throws SQLException {
        arrive(0, "a", "b", "c", "d");
        database.execute("update inbox_offset set next_offset = 2");

        worker.turn();

        assertThat(database.posted()).isEmpty();
        assertThat(handler.forgotten).containsExactly(List.of(0L, 1L, 2L, 3L));
        assertThat(fenceRejections()).isEqualTo(1);

        arrive(2, "c", "d");
        worker.turn();
        worker.turn();

        assertThat(database.posted()).containsExactly("c", "d");
        assertThat(fenceRejections()).isEqualTo(1);
        assertThat(handler.assigned).hasSize(2);
    }

    @Test
    void a_partition_that_is_taken_away_while_it_repeats_is_repeated_no_more() {
        handler.failing(_ -> {
            throw new SQLException("gone", "08006");
        });
        arrive(0, "a");
        worker.turn();
        int tried = handler.tried.size();

        assign();
        handler.failing(_ -> {});
        IntStream.range(0, 5).forEach(_ -> worker.turn());

        assertThat(handler.tried).hasSize(tried);
        assertThat(worker.failingFor()).isZero();
        assertThat(database.posted()).isEmpty();
    }

    @Test
    void a_partition_that_comes_back_is_read_from_the_stored_offset() throws SQLException {
        arrive(0, "a");
        worker.turn();
        assign();
        database.execute("update inbox_offset set next_offset = 40");

        assign(PARTITION);
        worker.turn();

        assertThat(consumer.position(PARTITION)).isEqualTo(40);
        assertThat(handler.assigned).hasSize(2);
    }

    @Test
    void a_topic_that_was_made_again_meanwhile_is_read_from_its_start() {
        arrive(0, "a", "b");
        worker.turn();
        topicId = "B";
        watch.look();

        worker.turn();

        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("B", 0));
        assertThat(consumer.position(PARTITION)).isZero();
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_position_that_the_log_does_not_have_is_looked_up_again() throws SQLException {
        database.execute("update inbox_offset set next_offset = 40");
        consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 0L)));

        worker.turn();
        worker.turn();

        assertThat(consumer.position(PARTITION)).isEqualTo(40);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_partition_that_cannot_be_placed_stands_still_until_it_can() throws SQLException {
        database.execute("alter table inbox_offset rename to away");
        assign();
        assign(PARTITION);
        worker.turn();
        assertThat(consumer.paused()).containsExactly(PARTITION);
        assertThat(worker.failingFor()).isPositive();

        database.execute("alter table away rename to inbox_offset");

        await().untilAsserted(() -> {
            worker.turn();
            assertThat(consumer.paused()).isEmpty();
        });
    }
}
