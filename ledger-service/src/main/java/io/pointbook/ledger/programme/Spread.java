package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.receipt.Line;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads points or amounts over lines so that they add up exactly. */
public final class Spread {
    private Spread() {}

    /**
     * Each line of positive net gets its whole part; what is left goes to the largest remainders, ties to the lower line
     * number.
     *
     * @return the points of each line, in the order of {@code lines}
     */
    public static long[] byLargestRemainder(long points, List<Line> lines) {
        return byWeight(
                points,
                lines,
                lines.stream().mapToLong(Line::net).map(net -> Math.max(0, net)).toArray());
    }

    /** The same by other weights than what the lines cost; none of them below zero. */
    public static long[] byWeight(long points, List<Line> lines, long[] weights) {
        var shares = new long[weights.length];
        long total = 0;
        for (long weight : weights) {
            total = Math.addExact(total, weight);
        }
        if (total == 0) {
            return shares;
        }
        var remainders = new long[weights.length];
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = wholePart(points, weights[i], total);
            remainders[i] = remainder(points, weights[i], total);
            given += shares[i];
        }
        IntStream.range(0, shares.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -remainders[i])
                        .thenComparingInt(i -> lines.get(i).lineNumber()))
                .limit(points - given)
                .forEach(i -> shares[i]++);
        return shares;
    }

    private static long wholePart(long points, long net, long total) {
        return fits(points, net)
                ? points * net / total
                : product(points, net).divide(BigInteger.valueOf(total)).longValueExact();
    }

    private static long remainder(long points, long net, long total) {
        return fits(points, net)
                ? points * net % total
                : product(points, net).mod(BigInteger.valueOf(total)).longValueExact();
    }

    private static boolean fits(long points, long net) {
        return Math.multiplyHigh(points, net) == 0 && points * net >= 0;
    }

    private static BigInteger product(long points, long net) {
        return BigInteger.valueOf(points).multiply(BigInteger.valueOf(net));
    }
}
