package io.pointbook.ledger.programme;

import io.pointbook.ledger.programme.Discount.Band;
import io.pointbook.ledger.programme.Discount.Kind;
import io.pointbook.ledger.programme.ProgrammeDocument.Rule;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that take something off open baskets. */
final class DiscountCheck extends Checking {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 3;

    DiscountCheck(List<ProgrammeCheck.Problem> problems) {
        super(problems, Map.of());
    }

    /** @param where of the rule */
    void rule(String where, Rule rule) {
        expect(
                rule.trigger().ofReceipts(),
                where + ".trigger",
                "RECEIPT, LINE or VISIT is expected: only an open basket can get cheaper");
        expect(
                rule.when().draw() == null,
                where + ".when.draw",
                "nothing is expected: no till can know who wins before the receipt has its number; give a COUPON");
        var discount = rule.effect().discount();
        if (discount == null) {
            add(where + ".effect.discount", "what is taken off is expected");
            return;
        }
        boolean inMoney = rule.limits().stream().anyMatch(limit -> limit.points() != null);
        expect(
                !inMoney || discount.currency() != null,
                where + ".effect.discount.currency",
                "a currency is expected, because limits count its minor units");
        discount(where + ".effect.discount", discount);
    }

    private void discount(String where, Discount discount) {
        expect(
                discount.currency() == null || Currencies.isOne(discount.currency()),
                where + ".currency",
                "a currency by ISO 4217 is expected, like PLN");
        if (discount.kind() == null) {
            add(where + ".kind", "PERCENT, AMOUNT, PRICE_PER_PIECE, NTH_PIECE or BANDS is expected");
            return;
        }
        boolean nth = discount.kind() == Kind.NTH_PIECE;
        boolean byPrice = discount.price() != null;
        used(
                where + ".percent",
                discount.percent(),
                discount.kind() == Kind.PERCENT || (nth && !byPrice),
                this::percent);
        used(where + ".amount", discount.amount(), discount.kind() == Kind.AMOUNT, this::amount);
        used(
                where + ".price",
                discount.price(),
                discount.kind() == Kind.PRICE_PER_PIECE || (nth && byPrice),
                this::money);
        expect(
                discount.currency() != null || (discount.amount() == null && !byPrice),
                where + ".currency",
                "the currency of the amount is expected, like PLN");
        pieces(where + ".every", discount.every(), nth, true);
        pieces(where + ".most", discount.most(), nth, false);
        bands(where, discount);
    }

    private interface Look {
        void at(String where, @Nullable String text);
    }

    private void used(String where, @Nullable String text, boolean belongs, Look look) {
        if (belongs) {
            look.at(where, text);
        } else {
            expect(text == null, where, "nothing is expected: it belongs to another kind of discount");
        }
    }

    private void pieces(String where, @Nullable Long number, boolean belongs, boolean needed) {
        if (!belongs) {
            expect(number == null, where, "nothing is expected: it belongs to NTH_PIECE");
        } else if (number != null) {
            positive(where, number);
        } else if (needed) {
            add(where, "one of how many pieces is expected");
        }
    }

    private void bands(String where, Discount discount) {
        if (discount.kind() != Kind.BANDS) {
            expect(discount.by() == null, where + ".by", "nothing is expected: it belongs to BANDS");
            expect(discount.bands().isEmpty(), where + ".bands", "nothing is expected: they belong to BANDS");
            return;
        }
        expect(discount.by() != null, where + ".by", "PIECES or NET is expected");
        expect(
                discount.by() != Discount.Measure.NET || discount.currency() != null,
                where + ".currency",
                "the currency of the bands is expected, like PLN");
        expect(!discount.bands().isEmpty(), where + ".bands", "at least one band is expected");
        few(where + ".bands", discount.bands());
        var froms = new HashSet<BigDecimal>();
        for (Band band : discount.bands()) {
            percent(where + ".bands.percent", band.percent());
            var from = decimal(where + ".bands.from", band.from());
            expect(
                    from == null || froms.add(from.stripTrailingZeros()),
                    where + ".bands.from",
                    "another band begins there");
        }
    }

    private void percent(String where, @Nullable String text) {
        var percent = decimal(where, text);
        expect(
                percent == null || (percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0),
                where,
                "a number above 0, up to 100, is expected");
    }

    private void amount(String where, @Nullable String text) {
        var amount = money(where, text);
        expect(amount == null || amount.signum() > 0, where, "an amount above 0 is expected");
    }

    private @Nullable BigDecimal money(String where, @Nullable String text) {
        var amount = decimal(where, text);
        expect(
                amount == null || amount.scale() <= MOST_DECIMALS,
                where,
                "an amount with at most three decimals is expected, like 5.00");
        return amount;
    }
}
