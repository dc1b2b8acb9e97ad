package io.pointbook.ledger.coupon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon gives. Each kind has its own number and no other.
 *
 * @param basisPoints DISCOUNT_PERCENT: hundredths of a percent, 1 to 10,000
 * @param amount DISCOUNT_AMOUNT: minor units of the currency
 * @param currency DISCOUNT_AMOUNT: ISO 4217
 * @param points POINTS: in the smallest unit of the programme's wallet
 * @param factorPercent MULTIPLIER: what points are multiplied by, in hundredths; 200 doubles them
 * @param itemId only for this item; FREE_ITEM: the item that is free
 * @param category only for items of this category
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Benefit(
        BenefitKind kind,
        @Nullable Long basisPoints,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Long points,
        @Nullable Long factorPercent,
        @Nullable String itemId,
        @Nullable String category) {

    public static Benefit percentOff(long basisPoints) {
        return new Benefit(BenefitKind.DISCOUNT_PERCENT, basisPoints, null, null, null, null, null, null);
    }

    public static Benefit amountOff(long amount, String currency) {
        return new Benefit(BenefitKind.DISCOUNT_AMOUNT, null, amount, currency, null, null, null, null);
    }

    public static Benefit freeItem(String itemId) {
        return new Benefit(BenefitKind.FREE_ITEM, null, null, null, null, null, itemId, null);
    }

    public static Benefit points(long points) {
        return new Benefit(BenefitKind.POINTS, null, null, null, points, null, null, null);
    }

    public static Benefit multiplier(long factorPercent) {
        return new Benefit(BenefitKind.MULTIPLIER, null, null, null, null, factorPercent, null, null);
    }

    /** The same, but only for this item. */
    public Benefit onItem(String item) {
        return new Benefit(kind, basisPoints, amount, currency, points, factorPercent, item, category);
    }

    /** The same, but only for items of this category. */
    public Benefit onCategory(String name) {
        return new Benefit(kind, basisPoints, amount, currency, points, factorPercent, itemId, name);
    }
}
