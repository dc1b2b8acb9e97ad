package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.book.Portion;
import io.pointbook.ledger.account.matching.Match;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * The account exists; {@code enrolled} is false where a card was only seen.
     *
     * @param memberSince the first day that counts for years of membership or service; absent: the enrolment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountOpened(
            String eventId,
            String memberId,
            String kind,
            @Nullable NewCard card,
            boolean enrolled,
            Instant businessTime,
            Instant postedAt,
            @Nullable Instant memberSince)
            implements AccountEvent {
        public AccountOpened(
                String eventId,
                String memberId,
                String kind,
                @Nullable NewCard card,
                boolean enrolled,
                Instant businessTime,
                Instant postedAt) {
            this(eventId, memberId, kind, card, enrolled, businessTime, postedAt, null);
        }
    }

    /**
     * The member of an account that a card had opened has enrolled.
     *
     * @param memberSince the first day that counts for years of membership or service; absent: the enrolment
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberEnrolled(
            String eventId,
            String memberId,
            String kind,
            Instant businessTime,
            Instant postedAt,
            @Nullable Instant memberSince)
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
     * @param by the member of a household whose card was shown; absent: the account is his own
     * @param couponsUsed coupons that it has used up and that give points; absent: none
     * @param tier where the member stands afterwards; absent: the programme has no levels, or it was posted before this was
     *     told
     * @param referral what it did to the member's referral; absent: nothing
     * @param promotions rules whose discounts the till has given on it; absent: none
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
            @Nullable List<CouponGrant> coupons,
            Referral.@Nullable Step referral,
            @Nullable List<RuleUse> promotions,
            @Nullable String by,
            @Nullable List<UsedCoupon> couponsUsed,
            @Nullable TierStanding tier)
            implements AccountEvent {
        public ReceiptPosted with(@Nullable TierStanding standing) {
            return new ReceiptPosted(
                    eventId,
                    memberId,
                    receiptId,
                    businessTime,
                    postedAt,
                    receipt,
                    unreferencedReturns,
                    returns,
                    matches,
                    voids,
                    notes,
                    booking,
                    coupons,
                    referral,
                    promotions,
                    by,
                    couponsUsed,
                    standing);
        }
    }

    /**
     * Something other than a receipt happened, and all that it did to this account.
     *
     * @param notes rules that could not be asked; absent: none
     * @param coupons that rules gave for it; absent: none
     * @param day of the programme's zone, by which limits count it
     * @param tier where the member stands afterwards; absent: the programme has no levels, or it was posted before this was
     *     told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OccasionPosted(
            String eventId,
            String memberId,
            Occasion occasion,
            Instant businessTime,
            Instant postedAt,
            @Nullable List<Note> notes,
            Booking booking,
            @Nullable List<CouponGrant> coupons,
            LocalDate day,
            @Nullable TierStanding tier)
            implements AccountEvent {
        public OccasionPosted with(@Nullable TierStanding standing) {
            return new OccasionPosted(
                    eventId, memberId, occasion, businessTime, postedAt, notes, booking, coupons, day, standing);
        }
    }

    /** @param by the member of a household who asked; absent: the account is his own */
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
            Booking booking,
            @Nullable String by)
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

    /**
     * What a captured hold had bought came back.
     *
     * @param returnId the caller's own id of this return
     * @param points that came back, to the lots that they came from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaptureReturned(
            String eventId,
            String memberId,
            String holdId,
            String returnId,
            String wallet,
            long points,
            @Nullable String reason,
            Instant businessTime,
            Instant postedAt,
            Booking booking)
            implements AccountEvent {

        /** The event's id: the same return of the same hold is stored once. */
        public static String id(String holdId, String returnId) {
            return "hold:" + holdId + "#return:" + returnId;
        }
    }

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

    /**
     * Points went to another account, or came from one, in the same transaction there.
     *
     * @param points below zero: they went
     * @param portions by the end of their life
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsTransferred(
            String eventId,
            String memberId,
            String wallet,
            long points,
            List<Portion> portions,
            String other,
            String actor,
            Instant businessTime,
            Instant postedAt,
            Booking booking)
            implements AccountEvent {}

    /** The clock matured, expired or ended something. */
    record AccountSettled(String eventId, String memberId, Instant businessTime, Instant postedAt, Booking booking)
            implements AccountEvent {}
}
