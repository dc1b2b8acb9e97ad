package io.pointbook.bench.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** All outcomes, and what follows from them. Only contestants of the same round are compared: rounds differ in what else the machine does. */
public record Results(int rounds, List<Outcome> outcomes) {
    public Results {
        outcomes = List.copyOf(outcomes);
    }

    Optional<Outcome> of(String contestant, int round) {
        return outcomes.stream()
                .filter(outcome -> outcome.contestant().equals(contestant) && outcome.round() == round)
                .findFirst();
    }

    /** Records per second; empty where it is void. */
    OptionalDouble rate(String contestant, int round) {
        return of(contestant, round)
                .filter(outcome -> !outcome.isVoid())
                .map(outcome -> OptionalDouble.of(outcome.rate()))
                .orElse(OptionalDouble.empty());
    }

    OptionalDouble medianRate(String contestant) {
        return Median.of(perRound(round -> rate(contestant, round)));
    }

    /** One's rate by the other's in the same round; empty where either is void. */
    OptionalDouble ratio(String one, String other, int round) {
        OptionalDouble above = rate(one, round);
        OptionalDouble below = rate(other, round);
        return above.isPresent() && below.isPresent() && below.getAsDouble() > 0
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The median of the ratios of the rounds. */
    OptionalDouble medianRatio(String one, String other) {
        return Median.of(perRound(round -> ratio(one, other, round)));
    }

    /** The median over the rounds of one's processor time per record by the other's; empty where nobody counted. */
    public OptionalDouble medianProcessorRatio(String one, String other) {
        return Median.of(perRound(round -> {
            var above = of(one, round).filter(outcome -> !outcome.isVoid());
            var below = of(other, round).filter(outcome -> !outcome.isVoid());
            return above.isPresent() && below.isPresent() && below.get().microsecondsOfProcessor() > 0
                    ? OptionalDouble.of(
                            above.get().microsecondsOfProcessor() / below.get().microsecondsOfProcessor())
                    : OptionalDouble.empty();
        }));
    }

    /** Whether any contestant is void in any round. */
    public boolean anyVoid() {
        return outcomes.stream().anyMatch(Outcome::isVoid);
    }

    private List<Double> perRound(IntFunction<OptionalDouble> figure) {
        return IntStream.rangeClosed(1, rounds)
                .mapToObj(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
    }
}
