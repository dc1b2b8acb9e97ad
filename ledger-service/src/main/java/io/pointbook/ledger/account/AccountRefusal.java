package io.pointbook.ledger.account;

/** Why a request was refused. Facts never are. */
public abstract sealed class AccountRefusal extends RuntimeException {

    private AccountRefusal(String message) {
        super(message, null, false, false);
    }

    /** Fewer points are active than were asked for. */
    public static final class InsufficientPoints extends AccountRefusal {
        private final long missing;

        public InsufficientPoints(long missing) {
            super("insufficient points: " + missing + " missing");
            this.missing = missing;
        }

        /** How many more points it would have taken. */
        public long missing() {
            return missing;
        }
    }

    /** The account is blocked. */
    public static final class Blocked extends AccountRefusal {
        public Blocked() {
            super("the account is blocked");
        }
    }

    /** Nobody placed this hold on this account. */
    public static final class UnknownHold extends AccountRefusal {
        public UnknownHold() {
            super("no such hold");
        }
    }

    /** The hold's time ran out. */
    public static final class HoldExpired extends AccountRefusal {
        public HoldExpired() {
            super("the hold has expired");
        }
    }

    /** The hold was released. */
    public static final class HoldReleased extends AccountRefusal {
        public HoldReleased() {
            super("the hold was released");
        }
    }

    /** The hold was captured. */
    public static final class HoldCaptured extends AccountRefusal {
        public HoldCaptured() {
            super("the hold was captured");
        }
    }

    /** The same id was used before with other content. */
    public static final class DifferentRequest extends AccountRefusal {
        public DifferentRequest(String what) {
            super(what);
        }
    }

    /** More points are captured than the hold has. */
    public static final class BeyondHold extends AccountRefusal {
        public BeyondHold(long held) {
            super("the hold has only " + held + " points");
        }
    }

    /** More points are to come back than a door has captured with the hold and that have not come back yet. */
    public static final class BeyondCapture extends AccountRefusal {
        private final long left;

        public BeyondCapture(long left) {
            super("only " + left + " captured points have not come back yet");
            this.left = left;
        }

        /** Points that may still come back. */
        public long left() {
            return left;
        }
    }

    /** The state is already as asked, or the member is enrolled already. */
    public static final class AlreadyEnrolled extends AccountRefusal {
        public AlreadyEnrolled() {
            super("the member is enrolled already");
        }
    }
}
