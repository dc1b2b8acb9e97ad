package io.pointbook.ledger.words;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a coupon gives, in words. */
public final class BenefitWords {
    private static final int HUNDREDTHS = 2;
    private static final String POINTS = "points";

    private BenefitWords() {}

    /**
     * @param kind DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM, POINTS or MULTIPLIER
     * @param number in the unit that the kind asks for
     */
    public static String of(
            Phrasebook words,
            String kind,
            @Nullable Long number,
            @Nullable String currency,
            @Nullable String item,
            @Nullable String category) {
        long count = number == null ? 0 : number;
        var benefit = words.say(
                "benefit." + kind,
                Map.of(
                        "percent", hundredths(count),
                        "factor", hundredths(count),
                        "amount", new Money(count, Objects.requireNonNullElse(currency, "")),
                        "points", new Units(count, POINTS),
                        "item", Objects.requireNonNullElse(item, "")));
        if (item != null && !kind.equals("FREE_ITEM")) {
            return words.say("benefit.item", Map.of("benefit", benefit, "item", item));
        }
        return category == null
                ? benefit
                : words.say("benefit.category", Map.of("benefit", benefit, "category", category));
    }

    private static BigDecimal hundredths(long number) {
        return BigDecimal.valueOf(number, HUNDREDTHS);
    }
}
