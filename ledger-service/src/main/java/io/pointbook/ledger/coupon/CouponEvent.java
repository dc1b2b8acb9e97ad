package io.pointbook.ledger.coupon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a coupon. Stored for ever: fields are added, never changed in meaning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CouponEvent {
    /** Unique over the whole ledger. */
    String eventId();

    String couponId();

    String code();

    /** Whose coupon it is; absent: whoever has the code. */
    @Nullable
    String memberId();

    /** When it happened. */
    Instant businessTime();

    /** When it was written down. */
    Instant postedAt();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponIssued(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            CouponTerms terms,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /** @param askedFor the member who wants to use it, where the caller said so */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponReserved(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            String reservationId,
            @Nullable String askedFor,
            Instant expiresAt,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /**
     * It is used up.
     *
     * @param redemptionId the caller's id; absent where a receipt did it
     * @param reservationId the reservation that the caller named
     * @param usedBy the member who used it, where that is known
     * @param receipt the receipt that it was used on; absent where a caller did not name one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponRedeemed(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            @Nullable String redemptionId,
            @Nullable String reservationId,
            @Nullable String usedBy,
            @Nullable String receipt,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /** The first receipt that carries a coupon which a caller had redeemed without naming one: no second use. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponConfirmed(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            String receipt,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /**
     * It can be used again, if it is still valid.
     *
     * @param reservationId the reservation that ended
     * @param receipt the receipt that was voided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponReleased(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            Reason reason,
            @Nullable String reservationId,
            @Nullable String receipt,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {

        /** Why it is free again. */
        public enum Reason {
            /** The caller gave his reservation up. */
            RELEASED,
            /** The reservation's time ran out. */
            LAPSED,
            /** The receipt that had redeemed it was voided. */
            VOIDED
        }
    }

    /**
     * The receipt whose rule had given it was voided.
     *
     * @param receipt that was voided
     * @param used it had been used before: nothing is taken back, but it will not be free again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponWithdrawn(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            String receipt,
            boolean used,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /** Its validity ended before it was used. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponExpired(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}

    /**
     * A receipt carried it after another use: it gave nothing, and an operator may want to know.
     *
     * @param receipt the receipt that carried it again
     * @param usedBy the member whose card that receipt has
     * @param redeemedBy the receipt that has redeemed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponReused(
            String eventId,
            String couponId,
            String code,
            @Nullable String memberId,
            String receipt,
            @Nullable String usedBy,
            String redeemedBy,
            Instant businessTime,
            Instant postedAt)
            implements CouponEvent {}
}
