package io.pointbook.ledger.couponing;

import io.pointbook.ledger.coupon.CouponRefusal;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;

/** What a coupon refuses, in the words of HTTP. */
final class CouponRefusals {
    private CouponRefusals() {}

    static Refused of(CouponRefusal refusal) {
        return switch (refusal) {
            case CouponRefusal.Redeemed _ ->
                LedgerProblem.COUPON_REDEEMED.because(
                        "The coupon is used up. It comes back only by a void of its receipt.");
            case CouponRefusal.Reserved reserved ->
                LedgerProblem.COUPON_RESERVED.because(
                        "Another reservation has the coupon, for " + reserved.secondsLeft() + " seconds at most.",
                        "secondsLeft",
                        reserved.secondsLeft());
            case CouponRefusal.Withdrawn _ ->
                LedgerProblem.COUPON_WITHDRAWN.because(
                        "The receipt that brought the coupon was voided, and the coupon with it.");
            case CouponRefusal.Expired _ -> LedgerProblem.COUPON_EXPIRED.because("The coupon's validity is over.");
            case CouponRefusal.NotYetValid _ ->
                LedgerProblem.NOT_YET_VALID.because(
                        "The coupon's validity has not begun. GET /coupons/{code} says when.");
            case CouponRefusal.NotYours _ ->
                LedgerProblem.NOT_YOUR_COUPON.because("The coupon belongs to another member than the one named.");
            case CouponRefusal.UnknownReservation _ ->
                LedgerProblem.UNKNOWN_RESERVATION.because("Nobody reserved this coupon under this reservationId.");
            case CouponRefusal.ReservationExpired _ ->
                LedgerProblem.RESERVATION_EXPIRED.because(
                        "The reservation ended by its time limit and the coupon is free again.");
            case CouponRefusal.DifferentRequest different ->
                RequestProblem.DIFFERENT_REQUEST.because(different.getMessage() + ". Use a new id for a new request.");
        };
    }

    static Refused unknownCoupon() {
        return LedgerProblem.UNKNOWN_COUPON.because("No coupon has this code. POST /coupons issues one.");
    }
}
