package io.pointbook.ledger.quote;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.Discounts;
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineDiscount;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.quote.Quote.QuotedCoupon;
import io.pointbook.ledger.quote.Quote.WhyNot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An open basket with the discounts of its coupons, then those of the programme's rules entered on its lines, as the till
 * will send it. What the till has entered of them before is decided anew.
 *
 * @param receipt with the lines as they are to be paid
 * @param before the same lines before these discounts
 * @param coupons what each coupon does
 * @param discounts what each rule takes off
 */
public record PricedBasket(Receipt receipt, List<Line> before, List<QuotedCoupon> coupons, Discounts discounts) {

    /** A basket without coupons. */
    public static PricedBasket of(Receipt receipt, Programme programme, Account member) {
        return of(receipt, programme, member, List.of());
    }

    static PricedBasket of(Receipt receipt, Programme programme, Account member, List<BasketCoupon> coupons) {
        var before = withoutCoupons(new Promotions(programme, receipt, receipt.lines()).undiscounted(), known(coupons));
        var lines = before;
        var quoted = new ArrayList<QuotedCoupon>();
        for (BasketCoupon coupon : coupons) {
            var sales = sales(lines);
            var taken = coupon.taken(sales, Objects.requireNonNullElse(receipt.currency(), ""));
            quoted.add(quoted(coupon, sales, taken));
            lines = entered(lines, taken, amount -> new LineDiscount(amount, null, coupon.code()));
        }
        var discounts = programme.discounts(receipt, Surviving.of(lines).lines(), member);
        for (Discounts.Given given : discounts.given()) {
            var name = Promotions.name(given.rule());
            lines = entered(lines, given.lines(), amount -> new LineDiscount(amount, name, null));
        }
        return new PricedBasket(receipt.withLines(lines), before, List.copyOf(quoted), discounts);
    }

    /** Before the rules, after the coupons: what the rules' conditions are about. */
    List<Line> undiscounted(Programme programme) {
        return new Promotions(programme, receipt, Surviving.of(receipt.lines()).lines()).undiscounted();
    }

    private static Set<String> known(List<BasketCoupon> coupons) {
        return coupons.stream()
                .filter(coupon -> coupon.benefit() != null)
                .map(BasketCoupon::code)
                .collect(Collectors.toSet());
    }

    private static List<Line> withoutCoupons(List<Line> lines, Set<String> codes) {
        return codes.isEmpty()
                ? lines
                : lines.stream().map(line -> withoutCoupons(line, codes)).toList();
    }

    private static Line withoutCoupons(Line line, Set<String> codes) {
        if (line.kind() != LineKind.SALE || line.discounts().stream().noneMatch(discount -> isOf(discount, codes))) {
            return line;
        }
        long off = line.discounts().stream()
                .filter(discount -> isOf(discount, codes))
                .mapToLong(LineDiscount::amount)
                .reduce(0, Math::addExact);
        return line.priced(
                Math.addExact(line.net(), off),
                line.discounts().stream()
                        .filter(discount -> !isOf(discount, codes))
                        .toList());
    }

    private static boolean isOf(LineDiscount discount, Set<String> codes) {
        return discount.couponCode() != null && codes.contains(discount.couponCode());
    }

    private static List<Line> sales(List<Line> lines) {
        return Surviving.of(lines).lines().stream()
                .filter(line -> line.kind() == LineKind.SALE)
                .toList();
    }

    private static QuotedCoupon quoted(BasketCoupon coupon, List<Line> sales, List<Discounts.OfLine> taken) {
        var cause = coupon.cause();
        if (cause == null && coupon.benefit() != null) {
            boolean fits =
                    switch (coupon.benefit().kind()) {
                        case DISCOUNT_PERCENT, DISCOUNT_AMOUNT, FREE_ITEM -> !taken.isEmpty();
                        case POINTS, MULTIPLIER -> anyOf(coupon.fitting(sales));
                    };
            cause = fits ? null : WhyNot.FITS_NOTHING;
        }
        long amount = taken.stream().mapToLong(Discounts.OfLine::amount).reduce(0, Math::addExact);
        return new QuotedCoupon(coupon.code(), cause == null, cause, coupon.benefit(), amount, taken);
    }

    private static boolean anyOf(boolean[] fits) {
        boolean any = false;
        for (boolean one : fits) {
            any |= one;
        }
        return any;
    }

    private static List<Line> entered(
            List<Line> lines, List<Discounts.OfLine> taken, Function<Long, LineDiscount> discount) {
        if (taken.isEmpty()) {
            return lines;
        }
        Map<Integer, Long> byLine = new HashMap<>();
        taken.forEach(line -> byLine.put(line.line(), line.amount()));
        return lines.stream()
                .map(line -> {
                    var amount = byLine.get(line.lineNumber());
                    if (amount == null) {
                        return line;
                    }
                    var all = new ArrayList<>(line.discounts());
                    all.add(discount.apply(amount));
                    return line.priced(line.net() - amount, List.copyOf(all));
                })
                .toList();
    }
}
