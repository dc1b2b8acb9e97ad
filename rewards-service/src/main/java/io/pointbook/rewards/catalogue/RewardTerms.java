package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a reward, checked.
 *
 * @param pricePoints of one piece, in the wallet's smallest unit; with several ways to pay, the lowest of them
 * @param texts by language
 * @param validUntil from when it cannot be had any more; absent: never
 * @param coupon what a coupon gives
 * @param ways to pay for it; absent: the price in points alone
 * @param priceChanges what it costs later, in the order of time
 * @param picture its address
 * @param value of one piece; what CASHBACK pays out
 * @param taxClass a name of the installation's own, by which yearly statements add up
 * @param voucherPool where the codes of a VOUCHER come from
 * @param returns how it may come back; absent: not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RewardTerms(
        RewardKind kind,
        RewardState state,
        long pricePoints,
        String wallet,
        Map<String, RewardText> texts,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable MemberLimit limit,
        @Nullable Eligible eligible,
        @Nullable CouponOffer coupon,
        @Nullable List<Way> ways,
        @Nullable List<PriceChange> priceChanges,
        @Nullable List<Variant> variants,
        @Nullable StockPer stockPer,
        @Nullable String picture,
        @Nullable Money value,
        @Nullable String taxClass,
        @Nullable String voucherPool,
        @Nullable Returns returns) {

    /** Whether it can be had at that moment, as far as the clock and its maker decide. */
    public boolean isOnOffer(Instant at) {
        return state == RewardState.ACTIVE
                && (validFrom == null || !at.isBefore(validFrom))
                && (validUntil == null || at.isBefore(validUntil));
    }

    /** The same for one of its variants; one that is not there any more cannot be had. */
    public boolean isOnOffer(@Nullable String variantId, Instant at) {
        return isOnOffer(at) && (variantId == null ? allVariants().isEmpty() : canBeHad(variantId, at));
    }

    private boolean canBeHad(String variantId, Instant at) {
        return allVariants().stream()
                .anyMatch(variant -> variant.variantId().equals(variantId)
                        && (variant.startsAt() == null || at.isBefore(variant.startsAt())));
    }

    /** Whether the member's standing must be known. */
    @JsonIgnore
    public boolean asksForStanding() {
        return eligible != null && eligible.asksForStanding();
    }

    /** The ways to pay at that moment; one at least. */
    public List<Way> waysAt(Instant at) {
        var now = ways(pricePoints, ways);
        for (var change : Objects.requireNonNullElse(priceChanges, List.<PriceChange>of())) {
            if (!change.from().isAfter(at)) {
                now = change.allWays();
            }
        }
        return now;
    }

    /** Points of the cheapest way at that moment. */
    long pointsAt(Instant at) {
        return cheapest(waysAt(at));
    }

    public List<Variant> allVariants() {
        return Objects.requireNonNullElse(variants, List.of());
    }

    /** Where pieces are taken from for somebody who picks them up at a store, or has them sent. */
    public @Nullable String paysFromStore(@Nullable String storeId) {
        return stockPer == StockPer.STORE ? storeId : null;
    }

    static List<Way> ways(@Nullable Long pricePoints, @Nullable List<Way> ways) {
        return ways != null ? ways : List.of(new Way(Way.POINTS, Objects.requireNonNull(pricePoints), null));
    }

    static long cheapest(List<Way> ways) {
        return ways.stream().mapToLong(Way::points).min().orElseThrow();
    }
}
