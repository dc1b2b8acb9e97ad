package io.pointbook.ledger.oracle;

/**
 * What a {@link SyntheticTill} rings up, in percent. What is left over by the first five is sales; the others say how
 * often a receipt (or line) has the trait.
 *
 * @param duplicates repeats of an earlier receipt, its members in another order
 * @param markers training, SUSPEND, RESUME, CANCEL, CONTROL
 * @param postVoids of sales, returns, voids, markers, unknown receipts
 * @param returns with and without reference
 * @param exchanges sale and return lines on one receipt
 * @param cardless receipts without a card
 * @param voidLines lines followed by a VOID line
 * @param pointsTenders receipts paid, or paid back, with points
 * @param late receipts that arrive at some later place than they were rung up
 * @param oddLines SALE lines with no pieces, negative pieces, no net, or of another kind
 */
public record Mix(
        int duplicates,
        int markers,
        int postVoids,
        int returns,
        int exchanges,
        int cardless,
        int voidLines,
        int pointsTenders,
        int late,
        int oddLines) {

    /** Something of everything. */
    public static final Mix EVERYTHING = new Mix(5, 4, 7, 22, 6, 12, 9, 10, 15, 12);

    /** A calm shop: sales, some returns, some repeats. */
    public static final Mix CALM = new Mix(1, 1, 1, 8, 1, 20, 2, 2, 3, 3);

    /** Sales with a card and nothing else. */
    public static final Mix ONLY_SALES = new Mix(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Mix {
        if (duplicates + markers + postVoids + returns + exchanges > 100) {
            throw new IllegalArgumentException("more than a hundred percent");
        }
    }
}
