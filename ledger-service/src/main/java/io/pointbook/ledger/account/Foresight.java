package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;

/** What posting a receipt would do, by the very code that posts it. The account stays as it is. */
public final class Foresight {
    private Foresight() {}

    /** The event that would be stored. */
    public static ReceiptPosted of(Account account, PostReceipt command) {
        return new ReceiptDecision(account, command).decide();
    }

    /** A copy of the account as the event would leave it. */
    public static Account after(Account account, AccountEvent event) {
        var copy = Account.of(account.memory());
        copy.apply(event);
        return copy;
    }
}
