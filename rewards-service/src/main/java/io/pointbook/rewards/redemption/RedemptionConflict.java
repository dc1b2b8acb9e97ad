package io.pointbook.rewards.redemption;

/** A request that comes too late or too early for a redemption. */
public final class RedemptionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        ALREADY_FULFILLED,
        ALREADY_REFUSED,
        ALREADY_CANCELLED,
        NOT_CAPTURED,
        /** The member does not have it yet. */
        NOT_FULFILLED,
        /** The reward's terms let nothing come back. */
        NOT_RETURNABLE,
        RETURN_TOO_LATE,
        /** It came back. */
        ALREADY_RETURNED,
        /** The part in money is not said to be paid. */
        PAYMENT_MISSING
    }

    private final Reason reason;

    public RedemptionConflict(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
