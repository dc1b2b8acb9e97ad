package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that belongs to no account: kept for the completeness of the store-day and for later claiming. The one event
 * of the aggregate {@code receipt:<identity>}.
 *
 * @param notes what an operator may want to look at
 * @param promotions rules whose discounts the till has given on it, or has left out; absent: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiptKept(
        String eventId,
        ReceiptId receiptId,
        Reason reason,
        Instant businessTime,
        Instant postedAt,
        List<Note> notes,
        CanonicalReceipt receipt,
        @Nullable List<RuleUse> promotions) {

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
