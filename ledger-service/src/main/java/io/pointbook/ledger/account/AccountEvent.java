package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.matching.Match;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an account. Stored for ever: fields are added, never changed in meaning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface AccountEvent {
    /** Unique over the whole ledger; for a receipt's own event the receipt's identity. */
    String eventId();

    String memberId();

    /** When it happened. */
    Instant businessTime();

    /** When it was written down. */
    Instant postedAt();

    /** What it moved. */
    default Booking booking() {
        return Booking.NOTHING;
    }

    /** The account exists; {@code enrolled} is false where a card was only seen. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountOpened(
            String eventId,
            String memberId,
            String kind,
            @Nullable NewCard card,
            boolean enrolled,
            Instant businessTime,
            Instant postedAt)
            implements AccountEvent {}

    /** The member of an account that a card had opened has enrolled. */
    record MemberEnrolled(String eventId, String memberId, String kind, Instant businessTime, Instant postedAt)
            implements AccountEvent {}

    /**
     * A receipt, and all that it did to this account.
     *
     * @param receiptId identity of the receipt that was posted, also where the event id has a suffix
     * @param receipt the receipt as kept, only where the event id is the bare identity
     * @param unreferencedReturns it has RETURN lines without a receipt
     * @param returns RETURN lines whose purchase is on this account
     * @param matches the purchases that its RETURN lines took from, as known when it was posted
     * @param voids the receipt that it voided here
     * @param notes what an operator may want to look at
     * @param coupons that rules gave with it; absent: none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptPosted(
            String eventId,
            String memberId,
            ReceiptId receiptId,
            Instant businessTime,
            Instant postedAt,
            @Nullable CanonicalReceipt receipt,
            boolean unreferencedReturns,
            List<ReturnedLine> returns,
            List<Match> matches,
            @Nullable ReceiptId voids,
            List<Note> notes,
            Booking booking,
            @Nullable List<CouponGrant> coupons)
            implements AccountEvent {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsHeld(
            String eventId,
            String memberId,
            String holdId,
            String wallet,
            long points,
            Instant expiresAt,
            Instant businessTime,
            Instant postedAt,
            Booking booking)
            implements AccountEvent {}

    record HoldCaptured(
            String eventId,
            String memberId,
            String holdId,
            long points,
            Instant businessTime,
            Instant postedAt,
            Booking booking)
            implements AccountEvent {}

    record HoldReleased(
            String eventId, String memberId, String holdId, Instant businessTime, Instant postedAt, Booking booking)
            implements AccountEvent {}

    record PointsAdjusted(
            String eventId,
            String memberId,
            String wallet,
            long points,
            String actor,
            String reason,
            Instant businessTime,
            Instant postedAt,
            Booking booking)
            implements AccountEvent {}

    record AccountBlocked(
            String eventId, String memberId, String actor, String reason, Instant businessTime, Instant postedAt)
            implements AccountEvent {}

    record AccountUnblocked(
            String eventId, String memberId, String actor, String reason, Instant businessTime, Instant postedAt)
            implements AccountEvent {}

    /** The clock matured, expired or ended something. */
    record AccountSettled(String eventId, String memberId, Instant businessTime, Instant postedAt, Booking booking)
            implements AccountEvent {}
}
