package io.pointbook.ledger.hold;

import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Captured points that came back. A repeat of the request gets the same.
 *
 * @param memberId whose account they returned to: to the lots that they came from
 */
@Schema(requiredProperties = {"holdId", "returnId", "memberId", "wallet", "points"})
record CaptureReturn(String holdId, String returnId, String memberId, String wallet, long points) {
    static CaptureReturn of(CaptureReturned event) {
        return new CaptureReturn(event.holdId(), event.returnId(), event.memberId(), event.wallet(), event.points());
    }
}
