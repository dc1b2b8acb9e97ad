package io.pointbook.ledger.hold;

import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.statement.StatementLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Captured points that came back. A repeat of the request gets the same.
 *
 * @param memberId whose account they returned to: to the lots that they came from
 * @param entryId under which its explanation is found
 */
@Schema(requiredProperties = {"holdId", "returnId", "memberId", "wallet", "points", "entryId"})
record CaptureReturn(String holdId, String returnId, String memberId, String wallet, long points, String entryId) {
    static CaptureReturn of(CaptureReturned event) {
        return new CaptureReturn(
                event.holdId(), event.returnId(), event.memberId(), event.wallet(), event.points(), entryId(event));
    }

    private static String entryId(CaptureReturned event) {
        return event.booking().entries().stream()
                .filter(entry -> entry.kind() == EntryKind.GIVEN_BACK)
                .map(entry -> StatementLine.entryId(event, entry))
                .findFirst()
                .orElseThrow();
    }
}
