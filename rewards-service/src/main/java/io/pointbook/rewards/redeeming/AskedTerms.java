package io.pointbook.rewards.redeeming;

import io.pointbook.rewards.catalogue.Reward;
import io.pointbook.rewards.catalogue.RewardKind;
import io.pointbook.rewards.catalogue.RewardTerms;
import io.pointbook.rewards.catalogue.Variant;
import io.pointbook.rewards.catalogue.Way;
import io.pointbook.rewards.door.Points;
import io.pointbook.rewards.redemption.Choice;
import io.pointbook.rewards.redemption.RedemptionTerms;
import io.pointbook.rewards.redemption.Worth;
import io.pointbook.runtime.http.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request asks for, at the price of that moment. */
final class AskedTerms {
    private AskedTerms() {}

    static RedemptionTerms of(Reward reward, RedeemBody ask, Instant at) {
        var terms = reward.terms();
        long quantity = Objects.requireNonNull(ask.quantity());
        var way = way(terms.waysAt(at), ask.way());
        requireVariant(terms, ask.variant());
        if (terms.kind() == RewardKind.DISCOUNT_COUPON && quantity > RedeemBody.MOST_COUPONS) {
            throw Requests.invalid("'quantity' is " + RedeemBody.MOST_COUPONS + " at most for coupons.");
        }
        if (terms.kind() == RewardKind.VOUCHER && quantity > RedeemBody.MOST_VOUCHERS) {
            throw Requests.invalid("'quantity' is " + RedeemBody.MOST_VOUCHERS + " at most for vouchers.");
        }
        requireLess(quantity, way.points(), "cost more than " + Points.MOST + " points");
        var cash = way.cash();
        if (cash != null) {
            requireLess(quantity, cash.amount(), "cost more money than can be counted here");
        }
        var value = terms.value();
        if (value != null) {
            requireLess(quantity, value.amount(), "be worth more money than can be counted here");
        }
        return new RedemptionTerms(
                reward.rewardId(),
                reward.version(),
                terms.kind(),
                quantity,
                Math.multiplyExact(way.points(), quantity),
                terms.wallet(),
                terms.coupon(),
                new Choice(
                        way.way(),
                        cash == null ? null : cash.times(quantity),
                        ask.variant(),
                        ask.storeId(),
                        terms.paysFromStore(ask.storeId())),
                value == null ? null : new Worth(value.times(quantity), terms.taxClass()),
                terms.voucherPool(),
                terms.returns());
    }

    private static void requireLess(long quantity, long each, String otherwise) {
        if (quantity > Points.MOST / each) {
            throw Requests.invalid("'quantity' pieces would " + otherwise + ".");
        }
    }

    private static Way way(List<Way> ways, @Nullable String name) {
        if (name == null && ways.size() == 1) {
            return ways.getFirst();
        }
        return ways.stream()
                .filter(way -> way.way().equals(name))
                .findFirst()
                .orElseThrow(() -> Requests.invalid("'way' says how it is paid for: one of "
                        + ways.stream().map(Way::way).toList() + "."));
    }

    private static void requireVariant(RewardTerms terms, @Nullable String name) {
        var names = terms.allVariants().stream().map(Variant::variantId).toList();
        if (names.isEmpty() ? name != null : name == null || !names.contains(name)) {
            throw Requests.invalid(
                    names.isEmpty()
                            ? "The reward has no variants: leave 'variant' out."
                            : "'variant' says which of them: GET /rewards/{rewardId} lists them.");
        }
    }
}
