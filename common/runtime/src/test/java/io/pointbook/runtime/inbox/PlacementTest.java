package io.pointbook.runtime.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.runtime.inbox.TopicView.Bounds;
import io.pointbook.runtime.inbox.TopicView.Range;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final TopicPartition PARTITION = new TopicPartition("in", 3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Losses losses = new Losses();
    private InboxDatabase database;
    private Placement placement;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = InboxDatabase.fresh();
        placement = new Placement(database.source(), new InboxMetrics(registry, "in"), losses);
    }

    @Test
    void a_partition_seen_for_the_first_time_is_read_from_the_start_of_its_log() throws SQLException {
        assertThat(place("A", 5, 9)).isEqualTo(new StoredOffset("A", 5));

        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("A", 5));
        assertThat(losses.sentences()).isEmpty();
    }

    @Test
    void a_known_partition_goes_on_where_it_stands() throws SQLException {
        stands("A", 7);

        assertThat(place("A", 0, 9)).isEqualTo(new StoredOffset("A", 7));
    }

    @Test
    void a_partition_that_was_read_to_its_end_waits_there() throws SQLException {
        stands("A", 9);

        assertThat(place("A", 9, 9)).isEqualTo(new StoredOffset("A", 9));
        assertThat(losses.sentences()).isEmpty();
    }

    @Test
    void a_topic_made_again_is_read_from_its_start() throws SQLException {
        stands("A", 7);

        assertThat(place("B", 0, 100)).isEqualTo(new StoredOffset("B", 0));

        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("B", 0));
        assertThat(losses.sentences()).isEmpty();
    }

    @Test
    void records_that_the_log_no_longer_has_are_counted_and_reported() throws SQLException {
        stands("A", 7);

        assertThat(place("A", 19, 30)).isEqualTo(new StoredOffset("A", 19));

        assertThat(database.stored(PARTITION)).isEqualTo(new StoredOffset("A", 19));
        assertThat(missing()).isEqualTo(12);
        assertThat(losses.sentences()).containsExactly("in-3 no longer has 12 records before offset 19");
    }

    @Test
    void a_log_that_begins_exactly_where_the_partition_stands_misses_nothing() throws SQLException {
        stands("A", 7);

        assertThat(place("A", 7, 30)).isEqualTo(new StoredOffset("A", 7));
        assertThat(missing()).isZero();
    }

    @Test
    void a_log_that_was_cut_back_is_read_again_from_its_start() throws SQLException {
        stands("A", 50);

        assertThat(place("A", 2, 30)).isEqualTo(new StoredOffset("A", 2));
        assertThat(losses.sentences()).hasSize(1);
        assertThat(missing()).isZero();
    }

    @Test
    void only_so_many_losses_are_remembered() {
        IntStream.range(0, Losses.REMEMBERED + 5).forEach(number -> losses.add("loss " + number));

        assertThat(losses.sentences()).hasSize(Losses.REMEMBERED);
    }

    private StoredOffset place(String topicId, long start, long end) throws SQLException {
        return placement.place(PARTITION, new Bounds(topicId, Map.of(PARTITION, new Range(start, end))));
    }

    private void stands(String topicId, long next) throws SQLException {
        database.execute("insert into inbox_offset values ('in', 3, '" + topicId + "', " + next + ")");
    }

    private double missing() {
        return registry.get("pointbook.inbox.missing.records").counter().count();
    }
}
