package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.Award;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Points of coupons that a receipt has used, in the wallet that pays at tills, spread over the lines that they fit. A
 * multiplier looks at what the giving rules gave there; multipliers and coupons do not multiply each other.
 */
final class CouponPoints {
    /** What stands for a rule; no rule has this key, they all have a slash. */
    static final String RULE = "coupon";

    private static final int WHOLE = 100;
    private static final int DECIMALS = 2;
    private static final String FLOOR = "FLOOR";

    private final Programme programme;
    private final Receipt receipt;
    private final List<Line> surviving;
    private final List<Line> sales;
    private final List<Award> given;
    private final Instant activeFrom;

    /** @param given by the programme's rules for the same receipt */
    CouponPoints(Programme programme, Receipt receipt, List<Line> surviving, List<Award> given, Instant activeFrom) {
        this.programme = programme;
        this.receipt = receipt;
        this.surviving = surviving;
        this.sales = Facts.sales(surviving);
        this.given = given;
        this.activeFrom = activeFrom;
    }

    /** Those that give nothing are left out. */
    List<Award> of(List<UsedCoupon> coupons) {
        var awards = new ArrayList<Award>();
        for (UsedCoupon coupon : sales.isEmpty() ? List.<UsedCoupon>of() : coupons) {
            var award =
                    switch (coupon.kind()) {
                        case POINTS -> points(coupon);
                        case MULTIPLIER -> multiplied(coupon);
                    };
            if (award != null) {
                awards.add(award);
            }
        }
        return awards;
    }

    private @Nullable Award points(UsedCoupon coupon) {
        var weights = weights(coupon, line -> Math.max(0, line.net()));
        if (Arrays.stream(weights).sum() == 0) {
            weights = weights(coupon, _ -> 1); // nothing was paid: the points still belong to lines that may come back
        }
        return award(coupon, coupon.number(), weights, 0, null);
    }

    private @Nullable Award multiplied(UsedCoupon coupon) {
        var byLine = given.stream()
                .filter(award -> award.wallet().equals(programme.wallet()))
                .filter(award -> award.why().ruled() == null
                        || !award.why().ruled().effect().equals("MULTIPLIER"))
                .flatMap(award -> award.why().lines().stream())
                .collect(Collectors.toMap(Why.LineShare::line, Why.LineShare::points, Math::addExact));
        var weights = weights(coupon, line -> byLine.getOrDefault(line.lineNumber(), 0L));
        long base = Arrays.stream(weights).reduce(0, Math::addExact);
        long points = BigDecimal.valueOf(coupon.number() - WHOLE)
                .multiply(BigDecimal.valueOf(base))
                .divide(BigDecimal.valueOf(WHOLE), java.math.RoundingMode.FLOOR)
                .longValueExact();
        return award(
                coupon,
                points,
                weights,
                base,
                BigDecimal.valueOf(coupon.number(), DECIMALS).toPlainString());
    }

    private long[] weights(UsedCoupon coupon, java.util.function.ToLongFunction<Line> weight) {
        return sales.stream()
                .mapToLong(line -> coupon.fits(line) ? weight.applyAsLong(line) : 0)
                .toArray();
    }

    private @Nullable Award award(
            UsedCoupon coupon, long points, long[] weights, long base, @Nullable String multiplier) {
        if (points <= 0 || Arrays.stream(weights).sum() == 0) {
            return null;
        }
        var selected = new boolean[sales.size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = coupon.fits(sales.get(i));
        }
        var shares = LineShares.of(receipt, surviving, Spread.byWeight(points, sales, weights), selected);
        var ruled = new Why.Ruled(
                programme.id(), "COUPON_" + coupon.kind(), null, multiplier, null, null, false, coupon.code());
        var why = new Why.Earned(
                RULE,
                programme.version(),
                receipt.currency() == null ? "" : receipt.currency(),
                base,
                0,
                multiplier == null ? 0 : 1,
                multiplier == null ? points : 1,
                FLOOR,
                null,
                shares,
                ruled);
        return new Award(
                programme.wallet(), points, activeFrom, programme.expiryOf(programme.wallet(), receipt.endedAt()), why);
    }
}
