package io.pointbook.ledger.programme;

import java.math.BigInteger;

/**
 * What points pay at tills, in every currency alike.
 *
 * @param pointsPerUnit how many of them pay 1.00, above zero
 */
record TenderRate(long pointsPerUnit) {

    /** Points that pay an amount of minor units, rounded up. */
    long pointsToPay(String currency, long amount) {
        var units = units(currency);
        return product(amount, BigInteger.valueOf(pointsPerUnit))
                .add(units)
                .subtract(BigInteger.ONE)
                .divide(units)
                .longValueExact();
    }

    /** The greatest amount of minor units that so many points pay. */
    long amountPaid(String currency, long points) {
        return product(points, units(currency))
                .divide(BigInteger.valueOf(pointsPerUnit))
                .longValueExact();
    }

    private static BigInteger product(long one, BigInteger other) {
        return BigInteger.valueOf(one).multiply(other);
    }

    private static BigInteger units(String currency) {
        return BigInteger.valueOf(Currencies.minorUnits(currency));
    }
}
