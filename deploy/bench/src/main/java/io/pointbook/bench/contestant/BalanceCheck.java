package io.pointbook.bench.contestant;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Whether balances are what plain arithmetic over the consumed receipts makes them. */
final class BalanceCheck {
    private BalanceCheck() {}

    /**
     * What is wrong.
     *
     * @param expected points by card
     * @param found points by the name that the contestant gives a card; a card that it has not seen may be missing
     * @param nameOf that name
     */
    static Optional<String> fault(long[] expected, Map<String, Long> found, IntFunction<String> nameOf) {
        long due = Arrays.stream(expected).sum();
        long sum = found.values().stream().mapToLong(Long::longValue).sum();
        if (sum != due) {
            return Optional.of("the balances sum to " + sum + " points, the consumed receipts to " + due);
        }
        int known = 0;
        for (int card = 0; card < expected.length; card++) {
            Long points = found.get(nameOf.apply(card));
            known += points == null ? 0 : 1;
            if ((points == null ? 0 : points) != expected[card]) {
                return Optional.of("card " + card + " has " + points + " points, its receipts make " + expected[card]);
            }
        }
        return known == found.size()
                ? Optional.empty()
                : Optional.of((found.size() - known) + " balances are of cards that no receipt shows");
    }
}
