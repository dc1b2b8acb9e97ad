package io.pointbook.ledger.account.book;

/**
 * What a wallet holds at one moment, in its smallest unit.
 *
 * @param active spendable now, without what is held
 * @param pending earned, not spendable yet
 * @param held reserved by open holds
 * @param debt owed; never above zero together with {@code active}
 */
public record Standing(long active, long pending, long held, long debt) {
    public static final Standing EMPTY = new Standing(0, 0, 0, 0);

    /** The running balance of a statement: what can be spent, or below zero what is owed. */
    public long spendable() {
        return active - debt;
    }

    Standing after(Posting posting) {
        return changed(posting.from(), -posting.points()).changed(posting.to(), posting.points());
    }

    private Standing changed(LedgerAccount account, long change) {
        return switch (account) {
            case ACTIVE -> new Standing(Math.addExact(active, change), pending, held, debt);
            case PENDING -> new Standing(active, Math.addExact(pending, change), held, debt);
            case HELD -> new Standing(active, pending, Math.addExact(held, change), debt);
            case DEBT -> new Standing(active, pending, held, Math.subtractExact(debt, change));
            case ISSUED, REDEEMED, EXPIRED, REVERSED, ADJUSTED, BROUGHT_FORWARD, TRANSFERRED_IN, TRANSFERRED_OUT ->
                this;
        };
    }
}
