package io.pointbook.rewards.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Where pieces lie.
 *
 * @param variant empty: the reward has none
 * @param storeId empty: they are no store's own
 */
public record StockPlace(String variant, String storeId) {

    public static StockPlace of(@Nullable String variant, @Nullable String storeId) {
        return new StockPlace(variant == null ? "" : variant, storeId == null ? "" : storeId);
    }

    /** Whether it is the stock that stands in the reward's own row. */
    boolean isRewardsOwn() {
        return variant.isEmpty() && storeId.isEmpty();
    }

    /** What is there while nobody has said anything: a store has none, anything else as many as anybody wants. */
    @Nullable
    Long untold() {
        return storeId.isEmpty() ? null : Long.valueOf(0);
    }
}
