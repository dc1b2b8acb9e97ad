package io.pointbook.ledger.ingest.receipt;

/** Leaves the middle of a receipt with the answer; without a stack trace, because bad records may come in thousands. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RefusalCode code;
    private final String reason;

    Refusal(RefusalCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    Reading.Refused toReading() {
        return new Reading.Refused(code, reason);
    }
}
