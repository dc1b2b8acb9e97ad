package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What one poll brings from several partitions is one transaction, as long as all is well. */
class TogetherTest extends WorkerRig {
    @Test
    void partitions_of_one_poll_are_committed_together() {
        assign(PARTITION, SECOND);
        worker.turn();
        arrive(0, "a", "b");
        arriveOnSecond(0, "c");

        worker.turn();

        assertThat(database.posted()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(handler.tried).hasSize(1);
        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("A", 2));
        assertThat(database.stored(SECOND)).isEqualTo(new StoredOffset("A", 1));
        assertThat(registry.get("pointbook.inbox.batch.records").summary().count())
                .isEqualTo(1);
    }

    @Test
    void a_record_that_fails_lastingly_stops_only_its_own_partition_and_ends_as_a_dead_letter() {
        handler.failing(batch -> {
            if (batch.stream().anyMatch(record -> PostingHandler.text(record).equals("poison"))) {
                throw new IllegalArgumentException("poison");
            }
        });
        assign(PARTITION, SECOND);
        worker.turn();
        arrive(0, "a", "poison", "b");
        arriveOnSecond(0, "c");

        turnUntilPosted(3);

        assertThat(database.posted()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(deadLetters()).containsExactly("1");
        assertThat(handler.forgotten.getFirst()).hasSize(4);
    }

    @Test
    void a_partition_that_another_took_over_does_not_hold_up_its_neighbour() throws SQLException {
        assign(PARTITION, SECOND);
        worker.turn();
        arrive(0, "a", "b");
        arriveOnSecond(0, "c");
        database.execute("update inbox_offset set next_offset = 2 where partition = 0");

        worker.turn();

        assertThat(database.posted()).containsExactly("c");
        assertThat(fenceRejections()).isEqualTo(1);
    }

    @Test
    void a_partition_that_repeats_goes_alone() {
        handler.failing(batch -> {
            if (batch.stream().anyMatch(record -> record.partition() == 0)) {
                throw new SQLException("gone", "08006");
            }
        });
        assign(PARTITION, SECOND);
        worker.turn();
        arrive(0, "a");
        worker.turn();
        handler.tried.clear();
        arriveOnSecond(0, "c");

        worker.turn();

        assertThat(database.posted()).containsExactly("c");
        assertThat(database.stored(SECOND)).isEqualTo(new StoredOffset("A", 1));
    }
}
