package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long NOW = 1_000;

    @Test
    void five_collisions_of_the_same_records_make_halves() {
        Lane lane = laneWith(0, 4);

        for (int time = 1; time < Lane.COLLISIONS_BEFORE_HALVES; time++) {
            lane.repeat(true, NOW);
            assertThat(lane.next().records()).hasSize(4);
        }
        lane.repeat(true, NOW);

        assertThat(remaining(lane)).containsExactly(List.of(0L, 1L), List.of(2L, 3L));
    }

    @Test
    void another_failure_in_between_starts_the_count_of_collisions_again() {
        Lane lane = laneWith(0, 4);

        IntStream.range(0, 4).forEach(_ -> lane.repeat(true, NOW));
        lane.repeat(false, NOW);
        lane.repeat(true, NOW);

        assertThat(lane.next().records()).hasSize(4);
    }

    @Test
    void a_single_record_that_collides_is_repeated_for_ever() {
        Lane lane = laneWith(0, 1);

        IntStream.range(0, 50).forEach(_ -> lane.repeat(true, NOW));

        assertThat(remaining(lane)).containsExactly(List.of(0L));
    }

    @Test
    void other_passing_failures_never_split() {
        Lane lane = laneWith(0, 4);

        IntStream.range(0, 50).forEach(_ -> lane.repeat(false, NOW));

        assertThat(lane.next().records()).hasSize(4);
        assertThat(lane.next().attempts()).isEqualTo(50);
    }

    @Test
    void a_lasting_failure_goes_on_in_halves_in_order_of_the_offsets() {
        Lane lane = laneWith(0, 5);

        lane.narrow("why");

        assertThat(remaining(lane)).containsExactly(List.of(0L, 1L), List.of(2L, 3L, 4L));
    }

    @Test
    void the_record_that_is_left_alone_is_condemned() {
        Lane lane = laneWith(7, 1);

        lane.narrow("why");

        assertThat(lane.next().verdict()).isEqualTo("why");
        assertThat(lane.next().attempts()).isEqualTo(1);
    }

    @Test
    void records_before_the_place_where_the_partition_stands_are_not_taken() {
        Lane lane = new Lane(new TopicPartition("in", 0), NOW);
        lane.placedAt(new StoredOffset("id", 3));

        lane.take(records(0, 5));

        assertThat(remaining(lane)).containsExactly(List.of(3L, 4L));
    }

    @Test
    void a_partition_that_is_not_placed_takes_nothing() {
        Lane lane = new Lane(new TopicPartition("in", 0), NOW);

        lane.take(records(0, 5));

        assertThat(lane.hasWork()).isFalse();
    }

    @Test
    void the_wait_grows_up_to_its_cap() {
        assertThat(Backoff.after(1)).isBetween(Backoff.FIRST.dividedBy(2), Backoff.FIRST);
        assertThat(Backoff.after(4)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(Backoff.after(1_000)).isBetween(Backoff.LONGEST.dividedBy(2), Backoff.LONGEST);
    }

    @Test
    void failing_counts_from_the_first_failure_to_the_first_success() {
        Lane lane = laneWith(0, 1);
        lane.repeat(false, NOW);
        lane.repeat(false, NOW + 10);
        assertThat(lane.failingFor(NOW + 30)).isEqualTo(Duration.ofNanos(30));
        assertThat(lane.stoodStillFor(NOW + 30)).isEqualTo(Duration.ofNanos(20));

        lane.done(new StoredOffset("id", 1));

        assertThat(lane.failingFor(NOW + 40)).isZero();
    }

    private static Lane laneWith(long first, int count) {
        Lane lane = new Lane(new TopicPartition("in", 0), NOW);
        lane.placedAt(new StoredOffset("id", first));
        lane.take(records(first, count));
        return lane;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ConsumerRecord<byte[], byte[]>("in", 0, first + i, null, null))
                .toList();
    }

    private static List<List<Long>> remaining(Lane lane) {
        List<List<Long>> chunks = new ArrayList<>();
        while (lane.hasWork()) {
            Chunk chunk = lane.next();
            chunks.add(chunk.records().stream().map(ConsumerRecord::offset).toList());
            lane.done(new StoredOffset("id", chunk.nextOffset()));
        }
        return chunks;
    }
}
