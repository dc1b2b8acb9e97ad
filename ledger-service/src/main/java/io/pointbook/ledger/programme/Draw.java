package io.pointbook.ledger.programme;

/**
 * Fair chance that anybody with the key can repeat: a keyed hash of the draw's name and the receipt. No till can try again
 * for a better result, because the same receipt always draws the same number.
 */
@FunctionalInterface
public interface Draw {
    /**
     * @param name of the draw, unique over all programmes
     * @param receipt identity
     * @return 0 or more, evenly spread
     */
    long number(String name, String receipt);
}
