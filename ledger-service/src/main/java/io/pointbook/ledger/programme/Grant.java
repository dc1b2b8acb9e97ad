package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.book.Why;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one rule would give for a receipt.
 *
 * @param shares points of each SALE line, in the order of the lines
 * @param selected whether the rule looked at the line at all
 * @param base minor units, or points for a MULTIPLIER
 * @param paidWithPoints taken off before {@code base}, minor units
 * @param perAmount minor units for {@code factor} points
 */
record Grant(
        CompiledRule rule,
        long[] shares,
        boolean[] selected,
        long base,
        long paidWithPoints,
        long perAmount,
        long factor,
        Why.Ruled ruled,
        @Nullable Long cap) {

    long points() {
        return Arrays.stream(shares).sum();
    }

    String wallet() {
        return rule.wallet();
    }
}
