package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.coupon.Benefit;
import io.pointbook.ledger.coupon.Coupon;
import io.pointbook.ledger.coupon.Shown;
import io.pointbook.ledger.ingest.CouponBenefits;
import io.pointbook.ledger.programme.CompiledDiscount;
import io.pointbook.ledger.programme.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that an open basket carries, as posting would take it.
 *
 * @param code as the till has it
 * @param benefit what it promises; absent where nobody issued the code
 * @param cause why it gives nothing; absent: it would be redeemed
 */
record BasketCoupon(String code, @Nullable Benefit benefit, Quote.@Nullable WhyNot cause) {
    private static final int PERCENT_DECIMALS = 2;

    static BasketCoupon unknown(String code) {
        return new BasketCoupon(code, null, Quote.WhyNot.UNKNOWN);
    }

    static BasketCoupon of(String code, Coupon coupon, Shown shown) {
        return new BasketCoupon(
                code,
                coupon.terms().benefit(),
                switch (shown) {
                    case REDEEMS, REDEEMED_FOR_IT, CONFIRMS -> null;
                    case REDEEMED_BEFORE -> Quote.WhyNot.REDEEMED;
                    case NOT_YOURS -> Quote.WhyNot.NOT_YOURS;
                    case NOT_YET_VALID -> Quote.WhyNot.NOT_YET_VALID;
                    case EXPIRED -> Quote.WhyNot.EXPIRED;
                    case WITHDRAWN -> Quote.WhyNot.WITHDRAWN;
                });
    }

    /** The points that it would give with the basket's receipt. */
    Stream<UsedCoupon> used() {
        return cause == null && benefit != null ? CouponBenefits.points(code, benefit).stream() : Stream.empty();
    }

    /** The lines that it is about. */
    boolean[] fitting(List<Line> sales) {
        var fits = new boolean[sales.size()];
        for (int i = 0; i < fits.length; i++) {
            fits[i] = benefit != null && fits(benefit, sales.get(i));
        }
        return fits;
    }

    private static boolean fits(Benefit benefit, Line line) {
        return (benefit.itemId() == null
                        || benefit.itemId().equals(line.itemId())
                        || benefit.itemId().equals(line.gtin()))
                && (benefit.category() == null || line.category().contains(benefit.category()));
    }

    /** What it takes off, rounded down; nothing where it gives no discount. */
    List<Discounts.OfLine> taken(List<Line> sales, String currency) {
        var discount = cause == null && benefit != null ? discount(benefit) : null;
        if (discount == null) {
            return List.of();
        }
        var left = sales.stream().mapToLong(Line::net).toArray();
        var taken = new CompiledDiscount(discount, RoundingMode.FLOOR).taken(sales, fitting(sales), left, currency);
        var lines = new ArrayList<Discounts.OfLine>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] > 0) {
                lines.add(new Discounts.OfLine(sales.get(i).lineNumber(), taken[i]));
            }
        }
        return lines;
    }

    private static @Nullable Discount discount(Benefit benefit) {
        return switch (benefit.kind()) {
            case DISCOUNT_PERCENT ->
                new Discount(
                        Discount.Kind.PERCENT,
                        decimal(benefit.basisPoints(), PERCENT_DECIMALS),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
            case DISCOUNT_AMOUNT ->
                new Discount(
                        Discount.Kind.AMOUNT,
                        null,
                        decimal(benefit.amount(), decimals(benefit.currency())),
                        null,
                        benefit.currency(),
                        null,
                        null,
                        null,
                        List.of());
            // one piece of it
            case FREE_ITEM -> new Discount(Discount.Kind.NTH_PIECE, "100", null, null, null, 1L, 1L, null, List.of());
            case POINTS, MULTIPLIER -> null;
        };
    }

    private static String decimal(@Nullable Long number, int decimals) {
        return BigDecimal.valueOf(number == null ? 0 : number, decimals).toPlainString();
    }

    private static int decimals(@Nullable String currency) {
        return currency == null ? 0 : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
