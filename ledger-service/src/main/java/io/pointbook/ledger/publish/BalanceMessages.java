package io.pointbook.ledger.publish;

import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.BalanceChanged.Wallet;
import io.pointbook.ledger.account.AccountEvent;
import java.util.TreeMap;

/** Where the member stands after an event. */
final class BalanceMessages {
    private BalanceMessages() {}

    static BalanceChanged of(AccountEvent event, long sequence) {
        var wallets = new TreeMap<String, Wallet>();
        event.booking()
                .standings()
                .forEach((wallet, standing) -> wallets.put(
                        wallet, new Wallet(standing.active(), standing.pending(), standing.held(), standing.debt())));
        return new BalanceChanged(event.eventId(), event.memberId(), sequence, event.postedAt(), wallets);
    }
}
