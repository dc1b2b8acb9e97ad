package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.receipt.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A discount with its numbers read once. What it takes is rounded to minor units and never more than a line has left. */
public final class CompiledDiscount {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PRICE_DECIMALS = 32;
    private static final BigDecimal MILLIONTHS = BigDecimal.valueOf(1_000_000);

    private final Discount discount;
    private final RoundingMode rounding;
    private final BigDecimal percent;
    private final BigDecimal amount;
    private final @Nullable BigDecimal price;
    private final List<Band> bands;

    private record Band(BigDecimal from, BigDecimal percent) {}

    /** @param rounding of what is taken off */
    public CompiledDiscount(Discount discount, RoundingMode rounding) {
        this.discount = discount;
        this.rounding = rounding;
        this.percent = number(discount.percent());
        this.amount = number(discount.amount());
        this.price = discount.price() == null ? null : new BigDecimal(discount.price());
        this.bands = discount.bands().stream()
                .map(band -> new Band(new BigDecimal(band.from()), new BigDecimal(band.percent())))
                .sorted(Comparator.comparing(Band::from).reversed())
                .toList();
    }

    private static BigDecimal number(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /**
     * What it takes off each line.
     *
     * @param selected the lines that it looks at
     * @param left what each line costs by now, minor units
     * @param currency of the basket
     */
    public long[] taken(List<Line> sales, boolean[] selected, long[] left, String currency) {
        if (discount.currency() != null && !discount.currency().equals(currency)) {
            return new long[left.length];
        }
        var on = new Basket(sales, weights(selected, left), BigDecimal.valueOf(Currencies.minorUnits(currency)));
        return switch (discount.kind()) {
            case PERCENT -> percentOff(on, percent);
            case AMOUNT -> off(on, amount.multiply(on.minorUnits()));
            case PRICE_PER_PIECE -> pricePerPiece(on);
            case NTH_PIECE -> nthPiece(on);
            case BANDS -> banded(on, selected);
        };
    }

    /** @param left what the selected lines cost, 0 for others */
    private record Basket(List<Line> sales, long[] left, BigDecimal minorUnits) {
        long total() {
            return LongStream.of(left).reduce(0, Math::addExact);
        }

        /** Millionths of a piece, not below zero. */
        long quantity(int line) {
            return Math.max(0, sales.get(line).quantity().millionths());
        }
    }

    private static long[] weights(boolean[] selected, long[] left) {
        var weights = new long[left.length];
        for (int i = 0; i < left.length; i++) {
            weights[i] = selected[i] ? Math.max(0, left[i]) : 0;
        }
        return weights;
    }

    private long[] percentOff(Basket on, BigDecimal percentOf) {
        return off(on, BigDecimal.valueOf(on.total()).multiply(percentOf).divide(HUNDRED));
    }

    /** Rounded once for all lines, then spread by largest remainder. */
    private long[] off(Basket on, BigDecimal minor) {
        long whole =
                minor.min(BigDecimal.valueOf(on.total())).setScale(0, rounding).longValueExact();
        return Spread.byWeight(whole, on.sales(), on.left());
    }

    private long[] banded(Basket on, boolean[] selected) {
        var reached =
                switch (Objects.requireNonNull(discount.by())) {
                    case NET -> BigDecimal.valueOf(on.total()).divide(on.minorUnits());
                    case PIECES ->
                        IntStream.range(0, selected.length)
                                .filter(i -> selected[i])
                                .mapToObj(i -> BigDecimal.valueOf(on.quantity(i)))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(MILLIONTHS);
                };
        for (Band band : bands) {
            if (reached.compareTo(band.from()) >= 0) {
                return percentOff(on, band.percent());
            }
        }
        return new long[on.left().length];
    }

    private long[] pricePerPiece(Basket on) {
        var taken = new long[on.left().length];
        for (int i = 0; i < taken.length; i++) {
            if (on.left()[i] > 0 && on.quantity(i) > 0) {
                taken[i] = ofPieces(on, i, BigDecimal.valueOf(on.quantity(i)));
            }
        }
        return taken;
    }

    /** Of all whole pieces the cheapest ones, between equal ones those of the lower line number. */
    private long[] nthPiece(Basket on) {
        long pieces = IntStream.range(0, on.left().length)
                .filter(i -> on.left()[i] > 0)
                .mapToLong(i -> wholePieces(on, i))
                .reduce(0, Math::addExact);
        long due = pieces / Objects.requireNonNull(discount.every());
        due = discount.most() == null ? due : Math.min(due, discount.most());
        var taken = new long[on.left().length];
        var cheapest = IntStream.range(0, taken.length)
                .filter(i -> on.left()[i] > 0 && wholePieces(on, i) > 0)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(i -> pieceOf(on, i))
                        .thenComparing(i -> on.sales().get(i).lineNumber()))
                .toList();
        for (int i : cheapest) {
            long here = Math.min(due, wholePieces(on, i));
            taken[i] = here == 0 ? 0 : ofPieces(on, i, BigDecimal.valueOf(here).multiply(MILLIONTHS));
            due -= here;
        }
        return taken;
    }

    private static long wholePieces(Basket on, int line) {
        return on.quantity(line) / MILLIONTHS.longValue();
    }

    /** To compare by: two prices that differ do so before this decimal. */
    private static BigDecimal pieceOf(Basket on, int line) {
        return BigDecimal.valueOf(on.left()[line])
                .divide(BigDecimal.valueOf(on.quantity(line)), PRICE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What is taken off so many millionths of pieces of a line, exact until it is rounded once. */
    private long ofPieces(Basket on, int line, BigDecimal millionths) {
        var all = BigDecimal.valueOf(on.quantity(line));
        var cost = BigDecimal.valueOf(on.left()[line]).multiply(millionths); // divided by all: what these pieces cost
        var off = price == null
                ? cost.multiply(percent).divide(HUNDRED)
                : cost.subtract(price.multiply(on.minorUnits())
                        .multiply(millionths)
                        .divide(MILLIONTHS)
                        .multiply(all));
        long whole = off.divide(all, 0, rounding).longValueExact();
        return Math.max(0, Math.min(whole, on.left()[line]));
    }
}
