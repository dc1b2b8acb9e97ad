package io.pointbook.notification.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.profile.Generation.State;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who notes what while one generation follows another. */
class RebuildingTest {
    private static final String TOPIC = "ledger.entries.v1";

    private ReadModels models;
    private Transactor transactor;

    @BeforeEach
    void two() throws Exception {
        models = new ReadModels();
        transactor = new Transactor(models.database);
        transactor.run(transaction -> Generations.another(transaction.connection(), ReadModels.NOW));
        reached(1, 1_000);
    }

    @Test
    void asked_again_it_is_the_one_that_is_being_built() throws Exception {
        var again = transactor.run(transaction -> Generations.another(transaction.connection(), ReadModels.NOW));

        assertThat(again.number()).isEqualTo(2);
        assertThat(all()).extracting(Generation::state).containsExactly(State.LIVE, State.BUILDING);
    }

    @Test
    void one_that_is_being_built_notes_nothing() throws Exception {
        assertThat(notes(1, 0)).isTrue();
        assertThat(notes(2, 0)).isFalse();
        assertThat(notes(2, 1_000_000)).isFalse();
    }

    @Test
    void it_goes_live_when_it_is_less_than_five_hundred_records_behind() throws Exception {
        assertThat(switchOver()).isFalse();
        reached(2, 500);
        assertThat(switchOver()).isFalse();
        reached(2, 501);
        assertThat(switchOver()).isTrue();
        assertThat(all()).extracting(Generation::state).containsExactly(State.RETIRING, State.LIVE);
    }

    @Test
    void each_record_is_noted_by_exactly_one_of_two() throws Exception {
        reached(2, 1_003);
        switchOver();

        assertThat(notes(1, 1_002)).isTrue();
        assertThat(notes(2, 1_002)).isFalse();
        assertThat(notes(1, 1_003)).isFalse();
        assertThat(notes(2, 1_003)).isTrue();
    }

    @Test
    void the_old_one_goes_when_it_has_noted_what_was_its_own() throws Exception {
        reached(2, 1_003);
        switchOver();
        assertThat(over()).isEmpty();
        reached(1, 1_003);

        assertThat(over()).extracting(Generation::number).containsExactly(1);
        for (Generation one : over()) {
            transactor.run(transaction -> {
                Generations.drop(transaction.connection(), one);
                return true;
            });
        }
        assertThat(all()).extracting(Generation::number).containsExactly(2);
    }

    @Test
    void a_connection_is_given_back_as_it_was() throws Exception {
        var seen = new SchemaDatabase(models.database, all().getFirst());
        try (Connection connection = seen.getConnection()) {
            assertThat(path(connection)).isEqualTo("profile_1, public");
        }
    }

    private static String path(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show search_path")) {
            row.next();
            return row.getString(1);
        }
    }

    private void reached(int generation, long offset) throws SQLException {
        try (Connection connection = models.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into profile_" + generation + ".inbox_offset (topic, partition, topic_id, next_offset)"
                            + " values ('" + TOPIC + "', 0, 'id', " + offset
                            + ") on conflict (topic, partition) do update set next_offset = excluded.next_offset");
        }
    }

    private boolean notes(int generation, long offset) throws Exception {
        return transactor.run(transaction ->
                Noting.of(transaction.connection(), generation, TOPIC).notes(0, offset));
    }

    private boolean switchOver() throws Exception {
        return transactor.run(transaction -> Rebuilding.switchOver(transaction.connection(), ReadModels.NOW));
    }

    private List<Generation> over() throws Exception {
        return transactor.run(transaction -> Rebuilding.over(transaction.connection()));
    }

    private List<Generation> all() throws Exception {
        return transactor.run(transaction -> Generations.all(transaction.connection()));
    }
}
