package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import java.util.List;
import java.util.stream.Collectors;

/** Why a posted receipt brought no more than it did, from what is stored: the opposite of {@link Foresight}. */
public final class Hindsight {
    private Hindsight() {}

    /**
     * Rules that were asked with a receipt and gave nothing.
     *
     * @param before the account as it was then
     * @param receipt that was posted, as it was kept
     * @param programme that was in force at its time
     */
    public static List<SilentRule> silentRules(
            Account before, ReceiptPosted posted, Receipt receipt, Programme programme) {
        if (receipt.type() == ReceiptType.POST_VOID) {
            return List.of();
        }
        var gave = RuleUses.of(posted).keySet().stream().map(RuleUses.Key::rule).collect(Collectors.toSet());
        return programme.silentRules(receipt, ReceiptDecision.effectiveLines(receipt), before, gave);
    }

    /** The account as these events left it. */
    public static Account account(String memberId, List<AccountEvent> events) {
        var account = new Account(memberId);
        events.forEach(account::apply);
        return account;
    }
}
