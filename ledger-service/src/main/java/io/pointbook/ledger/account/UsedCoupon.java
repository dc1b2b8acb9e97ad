package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.receipt.Line;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a receipt has used up and that gives points.
 *
 * @param code what the till read
 * @param number POINTS: points; MULTIPLIER: hundredths of what points are multiplied by
 * @param item only for this item
 * @param category only for items of this category
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsedCoupon(
        String code,
        Kind kind,
        long number,
        @Nullable String item,
        @Nullable String category) {

    /** What it gives. */
    public enum Kind {
        /** So many points. */
        POINTS,
        /** More of the points that rules give. */
        MULTIPLIER
    }

    /** Whether it is about this line; without item and category it is about all. */
    public boolean fits(Line line) {
        return (item == null || item.equals(line.itemId()) || item.equals(line.gtin()))
                && (category == null || line.category().contains(category));
    }
}
