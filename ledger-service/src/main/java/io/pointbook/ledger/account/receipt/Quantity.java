package io.pointbook.ledger.account.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many pieces, kilograms, litres: a count of millionths, because the till sends up to six decimals and nothing
 * here is ever a floating-point number.
 */
public record Quantity(long millionths) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);
    private static final int DECIMALS = 6;

    /** Reads {@code -?[0-9]{1,9}(\.[0-9]{1,6})?}. */
    @JsonCreator
    public static Quantity parse(String text) {
        boolean negative = text.startsWith("-");
        int point = text.indexOf('.');
        String whole = text.substring(negative ? 1 : 0, point < 0 ? text.length() : point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        long value = Long.parseLong(whole);
        for (int i = 0; i < DECIMALS; i++) {
            value = Math.addExact(Math.multiplyExact(value, 10L), i < fraction.length() ? fraction.charAt(i) - '0' : 0);
        }
        return new Quantity(negative ? -value : value);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(millionths, other.millionths));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(millionths, other.millionths));
    }

    public Quantity absolute() {
        return millionths < 0 ? new Quantity(-millionths) : this;
    }

    public Quantity negated() {
        return new Quantity(-millionths);
    }

    public boolean isZero() {
        return millionths == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(millionths, other.millionths);
    }

    /** The shortest decimal text: {@code 2}, {@code 0.42}. */
    @Override
    @JsonValue
    public String toString() {
        return java.math.BigDecimal.valueOf(millionths, DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
