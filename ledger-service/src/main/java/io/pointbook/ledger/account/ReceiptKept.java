package io.pointbook.ledger.account;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;

/**
 * A receipt that belongs to no account: kept for the completeness of the store-day and for later claiming. The one event
 * of the aggregate {@code receipt:<identity>}.
 *
 * @param notes what an operator may want to look at
 */
public record ReceiptKept(
        String eventId,
        ReceiptId receiptId,
        Reason reason,
        Instant businessTime,
        Instant postedAt,
        List<Note> notes,
        CanonicalReceipt receipt) {

    /** Why nobody has it. */
    public enum Reason {
        /** No card was shown. */
        NO_CARD,
        /** Rung up in training. */
        TRAINING,
        /** SUSPEND, RESUME, CANCEL or CONTROL. */
        MARKER
    }
}
