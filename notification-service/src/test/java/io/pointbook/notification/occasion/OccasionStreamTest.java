package io.pointbook.notification.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.OccasionStream.Placed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccasionStreamTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void transactions_are_in_the_order_of_their_numbers_and_not_of_their_digits() throws SQLException {
        try (Connection connection = Tables.fresh().getConnection()) {
            noted(connection, "later", OccasionKind.TIER_CHANGED, 100);
            noted(connection, "earlier", OccasionKind.TIER_CHANGED, 99);
            noted(connection, "other", OccasionKind.CAME_BACK, 98);

            var both = OccasionStream.after(connection, OccasionKind.TIER_CHANGED, OccasionStream.START, 10);

            assertThat(ids(both)).containsExactly("earlier", "later");
            assertThat(ids(OccasionStream.after(
                            connection,
                            OccasionKind.TIER_CHANGED,
                            both.getFirst().place(),
                            10)))
                    .containsExactly("later");
            assertThat(ids(OccasionStream.after(connection, null, OccasionStream.START, 10)))
                    .containsExactly("other", "earlier", "later");
        }
    }

    private static List<String> ids(List<Placed> found) {
        return found.stream().map(one -> one.occasion().occasionId()).toList();
    }

    private static void noted(Connection connection, String occasionId, OccasionKind kind, long transaction)
            throws SQLException {
        Occasions.note(connection, List.of(new Occasion(kind, "m-1", occasionId, NOW, Map.of())), NOW);
        try (var update = connection.createStatement()) {
            update.executeUpdate(
                    "update occasion set xid = '" + transaction + "' where occasion_id = '" + occasionId + "'");
        }
    }
}
