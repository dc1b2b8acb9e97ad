package io.pointbook.rewards.redemption;

import java.util.Map;

/**
 * Why, and the numbers that a program can use.
 *
 * @param numbers {@code missing} points, {@code available} pieces, pieces {@code left} of a limit
 */
public record Refusal(RefusalCode code, Map<String, Long> numbers) {

    public static Refusal of(RefusalCode code) {
        return new Refusal(code, Map.of());
    }

    public static Refusal of(RefusalCode code, String name, long number) {
        return new Refusal(code, Map.of(name, number));
    }
}
