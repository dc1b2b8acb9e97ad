package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.receipt.Line;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads points over lines so that they add up exactly. */
final class Spread {
    private Spread() {}

    /**
     * Each line of positive net gets its whole part; what is left goes to the largest remainders, ties to the lower line
     * number.
     *
     * @return the points of each line, in the order of {@code lines}
     */
    static long[] byLargestRemainder(long points, List<Line> lines) {
        var shares = new long[lines.size()];
        long total = lines.stream().mapToLong(line -> Math.max(0, line.net())).reduce(0, Math::addExact);
        if (total == 0) {
            return shares;
        }
        var remainders = new long[lines.size()];
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            long net = Math.max(0, lines.get(i).net());
            shares[i] = wholePart(points, net, total);
            remainders[i] = remainder(points, net, total);
            given += shares[i];
        }
        IntStream.range(0, shares.length)
                .filter(i -> lines.get(i).net() > 0)
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
