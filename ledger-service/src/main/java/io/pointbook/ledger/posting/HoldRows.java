package io.pointbook.ledger.posting;

import io.pointbook.ledger.account.AccountEvent.PointsHeld;
import io.pointbook.ledger.account.book.Hold;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Table {@code hold}: every hold by the caller's id, for ever. */
final class HoldRows {
    private HoldRows() {}

    /**
     * @param placed the event, where the hold was placed in this very transaction
     * @param ended the hold as it ended, where it did
     */
    record Row(
            String holdId,
            @Nullable PointsHeld placed,
            @Nullable Hold ended,
            @Nullable Instant endedAt) {

        static Row placed(PointsHeld event) {
            return new Row(event.holdId(), event, null, null);
        }

        static Row ended(@Nullable Row before, Hold hold, Instant endedAt) {
            // a second word about a hold that has ended (a tender that names it later) does not move its end
            var at = before != null && before.endedAt() != null ? before.endedAt() : endedAt;
            return new Row(hold.id(), before == null ? null : before.placed(), hold, at);
        }
    }

    static void write(Connection connection, Collection<Row> rows) throws SQLException {
        for (Row row : rows) {
            if (row.placed() != null) {
                insert(connection, row.placed());
            }
            if (row.ended() != null && row.endedAt() != null) {
                end(connection, row.ended(), row.endedAt());
            }
        }
    }

    private static void insert(Connection connection, PointsHeld held) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into hold (hold_id, member_id, wallet, points, expires_in, placed_at, expires_at, state)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN')""")) {
            insert.setString(1, held.holdId());
            insert.setString(2, held.memberId());
            insert.setString(3, held.wallet());
            insert.setLong(4, held.points());
            insert.setString(
                    5, Duration.between(held.businessTime(), held.expiresAt()).toString());
            insert.setTimestamp(6, Timestamp.from(held.businessTime()));
            insert.setTimestamp(7, Timestamp.from(held.expiresAt()));
            insert.executeUpdate();
        }
    }

    private static void end(Connection connection, Hold hold, Instant at) throws SQLException {
        try (var update = connection.prepareStatement(
                "update hold set state = ?, captured = ?, ended_at = coalesce(ended_at, ?) where hold_id = ?")) {
            update.setString(1, hold.state().name());
            update.setLong(2, hold.captured());
            update.setTimestamp(3, Timestamp.from(at));
            update.setString(4, hold.id());
            update.executeUpdate();
        }
    }
}
