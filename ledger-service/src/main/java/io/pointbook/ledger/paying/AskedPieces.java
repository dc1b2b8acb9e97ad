package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.door.LedgerProblem;
import io.pointbook.ledger.door.Requests;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one line that somebody brings back.
 *
 * @param quantity absent: all that can still come back
 */
record AskedPieces(int line, @Nullable Quantity quantity) {
    /** No receipt has more lines. */
    static final int MOST_LINES = 2_000;

    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    /** What the body asks for; nothing named is all goods. */
    static List<AskedPieces> of(ReturnOfferBody body) {
        var lines = body.lines() == null ? List.<ReturnOfferBody.AskedLine>of() : body.lines();
        if (lines.size() > MOST_LINES) {
            throw Requests.invalid("'lines' has " + MOST_LINES + " members at most.");
        }
        var named = new HashSet<Integer>();
        return lines.stream()
                .map(line -> Requests.given(line, "lines"))
                .map(line -> new AskedPieces(Requests.given(line.line(), "line"), quantity(line.quantity())))
                .peek(asked -> {
                    if (!named.add(asked.line())) {
                        throw Requests.invalid("'lines' names each line once: " + asked.line() + " is there twice.");
                    }
                })
                .toList();
    }

    /** The same, or all lines with goods; refuses lines that are not on the receipt. */
    static List<AskedPieces> on(Bought bought, List<AskedPieces> asked) {
        if (asked.isEmpty()) {
            return bought.goods().stream()
                    .map(line -> new AskedPieces(line.lineNumber(), null))
                    .toList();
        }
        var known = new HashSet<Integer>();
        bought.receipt().lines().forEach(line -> known.add(line.lineNumber()));
        for (AskedPieces one : asked) {
            if (!known.contains(one.line())) {
                throw LedgerProblem.UNKNOWN_LINE.because(
                        "The receipt has no line " + one.line() + ". 'line' is a lineNumber of the purchase.");
            }
        }
        return asked;
    }

    private static @Nullable Quantity quantity(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var quantity = QUANTITY.matcher(text).matches() ? Quantity.parse(text) : Quantity.ZERO;
        if (quantity.isZero()) {
            throw Requests.invalid("'quantity' is a number of pieces above zero as text, such as \"2\" or \"0.42\".");
        }
        return quantity;
    }
}
