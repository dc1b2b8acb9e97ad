package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.coupon.Benefit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a coupon promises, as an account takes it. */
public final class CouponBenefits {
    private CouponBenefits() {}

    /** The points of a coupon that a receipt uses; nothing where it promises a price: that the till takes off. */
    public static Optional<UsedCoupon> points(String code, Benefit benefit) {
        return switch (benefit.kind()) {
            case POINTS -> Optional.of(used(code, UsedCoupon.Kind.POINTS, benefit.points(), benefit));
            case MULTIPLIER -> Optional.of(used(code, UsedCoupon.Kind.MULTIPLIER, benefit.factorPercent(), benefit));
            case DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM -> Optional.empty();
        };
    }

    private static UsedCoupon used(String code, UsedCoupon.Kind kind, @Nullable Long number, Benefit benefit) {
        return new UsedCoupon(code, kind, number == null ? 0 : number, benefit.itemId(), benefit.category());
    }
}
