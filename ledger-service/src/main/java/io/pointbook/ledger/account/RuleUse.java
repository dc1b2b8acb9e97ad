package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's discount that a till has given on a receipt, or has left out. What it has given is a use of the rule; nothing is
 * given for it again.
 *
 * @param rule programme id + "/" + rule id
 * @param version of the programme that was in force at the receipt's time
 * @param currency of the amounts, which are minor units
 * @param amount that the till has taken off
 * @param expected that the rule would have taken off
 * @param difference how the till did otherwise; absent: it did as the rule says
 * @param limit for OVER_LIMIT the limit: RECEIPT, DAY …
 * @param counted the rule is limited by period: the account remembers this use
 * @param lines the amounts of each line that has either
 * @param offline the till had no connection; absent: it had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleUse(
        String rule,
        int version,
        String currency,
        long amount,
        long expected,
        @Nullable Difference difference,
        @Nullable String limit,
        boolean counted,
        List<OfLine> lines,
        @Nullable Boolean offline) {

    /** One for each receipt and rule. */
    public String differenceId(ReceiptId receipt) {
        return receipt + "#" + rule;
    }

    /** What an operator may want to look at. */
    public static List<Note> notes(List<RuleUse> uses) {
        return uses.stream()
                .filter(use -> use.difference() != null)
                .map(use -> new Note(Note.Code.PROMOTION_DIFFERS, null, use.rule()))
                .toList();
    }

    /** Minor units off one line. */
    public record OfLine(int line, long amount, long expected) {}

    /** How a till has applied a promotion otherwise than the ledger would have. */
    public enum Difference {
        /** The version in force at the receipt's time has no discount rule of that name. */
        UNKNOWN_RULE,
        /** The rule gives nothing for this receipt: its conditions do not hold, or another rule goes before it. */
        NOT_DUE,
        /** More than the rule's limits left the member. */
        OVER_LIMIT,
        /** Another amount, or on other lines. */
        AMOUNT,
        /** Nothing, though the rule was due: no use of the rule, and no limit is used up by it. */
        LEFT_OUT
    }

    /** The till has given something, rightly or not. */
    public boolean gaveSomething() {
        return difference != Difference.LEFT_OUT;
    }
}
