package io.pointbook.ledger.account.receipt;

import java.util.ArrayList;
import java.util.List;

/**
 * What VOID lines did to one line.
 *
 * @param quantity pieces taken away, with the sign of the line
 * @param net money taken away, with the sign of the line
 * @param by the VOID lines, ascending
 * @param whole nothing of the line is left
 */
public record Voided(Quantity quantity, long net, List<Integer> by, boolean whole) {
    static final Voided NOTHING = new Voided(Quantity.ZERO, 0, List.of(), false);

    Voided and(Line voiding, boolean nothingLeft) {
        var all = new ArrayList<>(by);
        all.add(voiding.lineNumber());
        return new Voided(
                quantity.minus(voiding.quantity()),
                Math.subtractExact(net, voiding.net()),
                List.copyOf(all),
                nothingLeft);
    }
}
