package io.pointbook.bench.result;

import java.util.List;
import java.util.OptionalDouble;

/** The middle of some figures. */
final class Median {
    private Median() {}

    /** The middle one, or the mean of the two in the middle; empty where there is none. */
    static OptionalDouble of(List<Double> figures) {
        if (figures.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return OptionalDouble.of((sorted.get(lower) + sorted.get(upper)) / 2);
    }
}
