package io.pointbook.ledger.coupon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon promises, and when.
 *
 * @param validFrom from when it can be used
 * @param validUntil from when it cannot be used any more; absent: never
 * @param source the rule, campaign or service that issued it, as text
 * @param drawn it was won by a draw; absent: it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponTerms(
        Benefit benefit,
        Instant validFrom,
        @Nullable Instant validUntil,
        String source,
        @Nullable Boolean drawn) {
    public CouponTerms(Benefit benefit, Instant validFrom, @Nullable Instant validUntil, String source) {
        this(benefit, validFrom, validUntil, source, null);
    }

    boolean hasBegun(Instant at) {
        return !at.isBefore(validFrom);
    }

    boolean isOver(Instant at) {
        return validUntil != null && !at.isBefore(validUntil);
    }
}
