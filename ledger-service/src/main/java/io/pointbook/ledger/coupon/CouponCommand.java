package io.pointbook.ledger.coupon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one can ask of a coupon, or tell it. Times, ids and chance come in here. */
public sealed interface CouponCommand {
    String couponId();

    /** When it is decided: posting time. */
    Instant at();

    /**
     * A coupon comes into being. Its id is new: whoever issues has looked.
     *
     * @param code what a till reads; nobody else has it
     * @param memberId whose it is; absent: whoever has the code
     */
    record IssueCoupon(
            String couponId, String code, @Nullable String memberId, CouponTerms terms, Instant at)
            implements CouponCommand {}

    /**
     * Keeps a coupon for a purchase that is under way.
     *
     * @param askedFor the member who wants to use it, where the caller says so
     */
    record ReserveCoupon(
            String couponId, String reservationId, @Nullable String askedFor, Instant expiresAt, Instant at)
            implements CouponCommand {}

    /**
     * Uses a coupon up.
     *
     * @param reservationId the caller's own reservation, where he has one
     * @param receipt the receipt that it is used on, where the caller knows it
     */
    record RedeemCoupon(
            String couponId,
            String redemptionId,
            @Nullable String reservationId,
            @Nullable String askedFor,
            @Nullable String receipt,
            Instant at)
            implements CouponCommand {}

    /** Gives a reservation up. */
    record ReleaseCoupon(String couponId, String reservationId, Instant at) implements CouponCommand {}

    /**
     * A receipt carried the coupon's code. A fact: never refused.
     *
     * @param shownBy the member whose card the receipt has
     * @param businessTime when the receipt ended
     */
    record ShowCoupon(
            String couponId, String receipt, @Nullable String shownBy, Instant businessTime, Instant at)
            implements CouponCommand {}

    /** A receipt was voided: what it has redeemed comes back. */
    record GiveBackCoupon(String couponId, String receipt, Instant businessTime, Instant at) implements CouponCommand {}

    /** The receipt whose rule had given it was voided. */
    record WithdrawCoupon(String couponId, String receipt, Instant businessTime, Instant at) implements CouponCommand {}

    /** Posts what the clock has done: a reservation that ran out, a coupon that expired. */
    record SettleCoupon(String couponId, Instant at) implements CouponCommand {}
}
