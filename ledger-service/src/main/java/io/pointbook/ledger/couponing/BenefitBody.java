package io.pointbook.ledger.couponing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.BenefitKind;
import io.pointbook.ledger.door.Requests;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a coupon gives, as it comes in and as it goes out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Benefit",
        requiredProperties = "kind",
        description = "What a coupon gives. Each kind has its own number.")
record BenefitBody(
        @Nullable BenefitKind kind,

        @Schema(description = "DISCOUNT_PERCENT: hundredths of a percent", minimum = "1", maximum = "10000") @Nullable
        Long basisPoints,

        @Schema(description = "DISCOUNT_AMOUNT: minor units of the currency", minimum = "1", maximum = "1000000000000")
        @Nullable
        Long amount,

        @Schema(description = "DISCOUNT_AMOUNT: ISO 4217", examples = "EUR") @Nullable
        String currency,

        @Schema(description = "POINTS", minimum = "1", maximum = "1000000000000") @Nullable
        Long points,

        @Schema(
                description = "MULTIPLIER: what points are multiplied by, in hundredths; 200 doubles them",
                minimum = "1",
                maximum = "100000")
        @Nullable
        Long factorPercent,

        @Schema(description = "Only for this item; FREE_ITEM: the item that is free", maxLength = 64) @Nullable
        String itemId,

        @Schema(description = "Only for items of this category", maxLength = 64) @Nullable
        String category) {

    private static final long WHOLE = 10_000;
    private static final long LARGEST_FACTOR = 100_000;
    private static final int LONGEST_NAME = 64;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    static BenefitBody of(Benefit benefit) {
        return new BenefitBody(
                benefit.kind(),
                benefit.basisPoints(),
                benefit.amount(),
                benefit.currency(),
                benefit.points(),
                benefit.factorPercent(),
                benefit.itemId(),
                benefit.category());
    }

    /** The benefit, if its numbers make sense. */
    Benefit checked() {
        var given = Requests.given(kind, "benefit.kind");
        number(basisPoints, "basisPoints", WHOLE, given == BenefitKind.DISCOUNT_PERCENT);
        number(amount, "amount", Requests.MOST_POINTS, given == BenefitKind.DISCOUNT_AMOUNT);
        number(points, "points", Requests.MOST_POINTS, given == BenefitKind.POINTS);
        number(factorPercent, "factorPercent", LARGEST_FACTOR, given == BenefitKind.MULTIPLIER);
        if (given == BenefitKind.DISCOUNT_AMOUNT
                ? currency == null || !CURRENCIES.contains(currency)
                : currency != null) {
            throw Requests.invalid("'benefit.currency' is an ISO 4217 code, with DISCOUNT_AMOUNT and nothing else.");
        }
        if (given == BenefitKind.FREE_ITEM && itemId == null) {
            throw Requests.invalid("'benefit.itemId' says which item is free.");
        }
        name(itemId, "itemId");
        name(category, "category");
        return new Benefit(given, basisPoints, amount, currency, points, factorPercent, itemId, category);
    }

    private static void number(@Nullable Long value, String name, long most, boolean wanted) {
        if (wanted ? value == null || value < 1 || value > most : value != null) {
            throw Requests.invalid(
                    "'benefit." + name + "' is a whole number from 1 to " + most + ", with its own kind and no other.");
        }
    }

    private static void name(@Nullable String value, String name) {
        if (value != null && (value.isBlank() || value.length() > LONGEST_NAME)) {
            throw Requests.invalid("'benefit." + name + "' has 1 to " + LONGEST_NAME + " characters.");
        }
    }
}
