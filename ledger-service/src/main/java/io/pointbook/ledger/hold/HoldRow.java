package io.pointbook.ledger.hold;

import io.pointbook.ledger.account.AccountRefusal;
import io.pointbook.ledger.account.book.Hold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of table {@code hold}: every hold by its id, for ever, also those that the account has forgotten. */
public record HoldRow(
        String holdId,
        String memberId,
        String wallet,
        long points,
        Duration expiresIn,
        Instant expiresAt,
        Hold.State state,
        long captured) {

    /** The hold with this id; absent: nobody placed one. */
    public static @Nullable HoldRow find(Connection connection, String holdId) throws SQLException {
        try (var query = connection.prepareStatement("""
                select member_id, wallet, points, expires_in, expires_at, state, captured from hold where hold_id = ?""")) {
            query.setString(1, holdId);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? new HoldRow(
                                holdId,
                                rows.getString(1),
                                rows.getString(2),
                                rows.getLong(3),
                                Duration.parse(rows.getString(4)),
                                rows.getObject(5, OffsetDateTime.class).toInstant(),
                                Hold.State.valueOf(rows.getString(6)),
                                rows.getLong(7))
                        : null;
            }
        }
    }

    boolean isOpen() {
        return state == Hold.State.OPEN;
    }

    /** Refuses where the hold has ended by then, whether or not that was written down. */
    public void requireOpen(Instant now) {
        switch (state) {
            case OPEN -> {
                if (!expiresAt.isAfter(now)) {
                    throw new AccountRefusal.HoldExpired();
                }
            }
            case CAPTURED -> throw new AccountRefusal.HoldCaptured();
            case RELEASED -> throw new AccountRefusal.HoldReleased();
            case EXPIRED -> throw new AccountRefusal.HoldExpired();
        }
    }

    /** The first answer to the same request, or a refusal of another one under the same id. */
    HoldAnswer repeated(HoldRequest ask) {
        boolean same = memberId.equals(ask.memberId())
                && wallet.equals(ask.wallet())
                && points == ask.points()
                && expiresIn.equals(ask.expiresIn());
        if (!same) {
            throw new AccountRefusal.DifferentRequest("This holdId was used before for another hold");
        }
        return HoldAnswer.placed(this);
    }

    /** What a capture is told once the hold has ended. */
    HoldAnswer captureOfEnded(@Nullable Long asked) {
        return switch (state) {
            case CAPTURED -> {
                long wanted = asked == null ? points : asked;
                if (wanted != captured) {
                    throw new AccountRefusal.DifferentRequest(
                            "The hold was captured with " + captured + " points, not " + wanted);
                }
                yield HoldAnswer.captured(this, captured);
            }
            case RELEASED -> throw new AccountRefusal.HoldReleased();
            case EXPIRED -> throw new AccountRefusal.HoldExpired();
            case OPEN -> throw new IllegalStateException("the hold has not ended");
        };
    }

    /** What a release is told once the hold has ended. */
    HoldAnswer releaseOfEnded() {
        return switch (state) {
            case RELEASED -> HoldAnswer.released(this);
            case CAPTURED -> throw new AccountRefusal.HoldCaptured();
            case EXPIRED -> throw new AccountRefusal.HoldExpired();
            case OPEN -> throw new IllegalStateException("the hold has not ended");
        };
    }
}
