package io.pointbook.notification.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.Occasions.Noted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccasionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void an_occasion_that_is_found_again_is_noted_once() throws SQLException {
        var gold = new Occasion(OccasionKind.TIER_CHANGED, "m-1", "e-7", NOW, Map.of("tier", "gold", "points", 1_200L));
        var silver = new Occasion(OccasionKind.TIER_CHANGED, "m-1", "e-9", NOW, Map.of("tier", "silver"));
        try (Connection connection = Tables.fresh().getConnection()) {
            Occasions.note(connection, List.of(gold), NOW);
            Occasions.note(connection, List.of(gold, silver), NOW);

            List<Noted> noted = Occasions.after(connection, 0, 10);

            assertThat(noted).extracting(one -> one.occasion().occasionId()).containsExactly("e-7", "e-9");
            assertThat(noted.getFirst().occasion().facts())
                    .containsEntry("tier", "gold")
                    .containsEntry("points", 1_200);
            assertThat(Occasions.after(connection, noted.getFirst().position(), 10))
                    .containsExactly(noted.getLast());
        }
    }
}
