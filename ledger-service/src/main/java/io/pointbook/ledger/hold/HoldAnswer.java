package io.pointbook.ledger.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.book.Hold;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A hold as its request left it. A repeat of the request gets the same.
 *
 * @param captured points that were spent, where it was captured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Hold",
        requiredProperties = {"holdId", "memberId", "wallet", "points", "state", "expiresAt"})
record HoldAnswer(
        String holdId,
        String memberId,
        String wallet,
        long points,
        @Nullable Long captured,
        Hold.State state,
        Instant expiresAt) {

    static HoldAnswer placed(HoldRow row) {
        return new HoldAnswer(
                row.holdId(), row.memberId(), row.wallet(), row.points(), null, Hold.State.OPEN, row.expiresAt());
    }

    static HoldAnswer captured(HoldRow row, long captured) {
        return new HoldAnswer(
                row.holdId(),
                row.memberId(),
                row.wallet(),
                row.points(),
                captured,
                Hold.State.CAPTURED,
                row.expiresAt());
    }

    static HoldAnswer released(HoldRow row) {
        return new HoldAnswer(
                row.holdId(), row.memberId(), row.wallet(), row.points(), null, Hold.State.RELEASED, row.expiresAt());
    }
}
