package io.pointbook.bench.result;

import java.util.Locale;
import java.util.OptionalDouble;

/** A ratio that the ledger is to reach. */
public record Goal(String one, String other, double atLeast) {
    /** The line of the summary: the figure, the goal, and MISSED where it is missed. */
    String verdict(Results results) {
        OptionalDouble ratio = results.medianRatio(one, other);
        String name = "%s / %s".formatted(one, other);
        if (ratio.isEmpty()) {
            return "%-12s %8s   goal at least %.2f   VOID, no round to compare".formatted(name, "-", atLeast);
        }
        String word = ratio.getAsDouble() >= atLeast ? "reached" : "MISSED";
        return String.format(
                Locale.ROOT, "%-12s %8.2f   goal at least %.2f   %s", name, ratio.getAsDouble(), atLeast, word);
    }
}
