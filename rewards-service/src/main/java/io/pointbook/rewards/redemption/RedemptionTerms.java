package io.pointbook.rewards.redemption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.Returns;
import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.catalogue.StockPlace;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, at the price of the moment of asking.
 *
 * @param rewardVersion the version whose price it is
 * @param points for all pieces together
 * @param choice absent in old events: a price in points, no variant, no store
 * @param worth absent: the catalogue says nothing of it
 * @param voucherPool where its codes come from
 * @param returns how it may come back; absent: not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionTerms(
        String rewardId,
        int rewardVersion,
        RewardKind kind,
        long quantity,
        long points,
        String wallet,
        @Nullable CouponOffer coupon,
        @Nullable Choice choice,
        @Nullable Worth worth,
        @Nullable String voucherPool,
        @Nullable Returns returns) {

    /** Where the pieces lie. */
    public StockPlace place() {
        return choice == null ? StockPlace.of(null, null) : StockPlace.of(choice.variant(), choice.fromStore());
    }

    /** What is to be paid in money when it is handed over. */
    public @Nullable Money cash() {
        return choice == null ? null : choice.cash();
    }

    public @Nullable String variant() {
        return choice == null ? null : choice.variant();
    }

    /** Whether the member's kind is to be written down with it. */
    public boolean isTaxable() {
        return worth != null && worth.taxClass() != null;
    }
}
