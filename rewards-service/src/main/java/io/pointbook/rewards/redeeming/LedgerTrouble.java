package io.pointbook.rewards.redeeming;

/** The ledger gave no answer, or one that nobody expected; what was asked may have taken effect, and is asked again later. */
public final class LedgerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean away;

    private LedgerTrouble(String cause, boolean away) {
        super(cause, null, false, false);
        this.away = away;
    }

    /** It cannot be reached. */
    public static LedgerTrouble away(String cause) {
        return new LedgerTrouble(cause, true);
    }

    /** It answered something that needs a person. */
    public static LedgerTrouble unexpected(String cause) {
        return new LedgerTrouble(cause, false);
    }

    public boolean isAway() {
        return away;
    }
}
