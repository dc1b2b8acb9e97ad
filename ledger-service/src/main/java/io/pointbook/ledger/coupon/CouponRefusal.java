package io.pointbook.ledger.coupon;

/** Why a request about a coupon was refused. Receipts never are. */
public abstract sealed class CouponRefusal extends RuntimeException {

    private CouponRefusal(String message) {
        super(message, null, false, false);
    }

    /** It was used before. */
    public static final class Redeemed extends CouponRefusal {
        public Redeemed() {
            super("the coupon was redeemed");
        }
    }

    /** Another reservation has it. */
    public static final class Reserved extends CouponRefusal {
        private final long secondsLeft;

        public Reserved(long secondsLeft) {
            super("the coupon is reserved");
            this.secondsLeft = secondsLeft;
        }

        /** How long that reservation lasts at most, in whole seconds, rounded up. */
        public long secondsLeft() {
            return secondsLeft;
        }
    }

    /** The receipt that brought it was voided. */
    public static final class Withdrawn extends CouponRefusal {
        public Withdrawn() {
            super("the coupon was withdrawn");
        }
    }

    /** Its validity is over. */
    public static final class Expired extends CouponRefusal {
        public Expired() {
            super("the coupon has expired");
        }
    }

    /** Its validity has not begun. */
    public static final class NotYetValid extends CouponRefusal {
        public NotYetValid() {
            super("the coupon is not valid yet");
        }
    }

    /** It belongs to another member. */
    public static final class NotYours extends CouponRefusal {
        public NotYours() {
            super("the coupon belongs to another member");
        }
    }

    /** Nobody made this reservation. */
    public static final class UnknownReservation extends CouponRefusal {
        public UnknownReservation() {
            super("no such reservation");
        }
    }

    /** The reservation's time ran out before it was released. */
    public static final class ReservationExpired extends CouponRefusal {
        public ReservationExpired() {
            super("the reservation has expired");
        }
    }

    /** The same id was used before with other content. */
    public static final class DifferentRequest extends CouponRefusal {
        public DifferentRequest(String what) {
            super(what);
        }
    }
}
