package io.pointbook.ledger.oracle;

import io.pointbook.ledger.oracle.Paper.Entry;
import io.pointbook.ledger.oracle.Paper.PointsTender;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The formula of the default programme and how its points spread over the lines: semantics.md 2.1 and 2.2. */
final class Earning {
    private Earning() {}

    static long points(Paper paper) {
        long sales = paper.lines("SALE").stream().mapToLong(Entry::net).reduce(0, Math::addExact);
        long paidWithPoints =
                paper.pointsTenders().stream().mapToLong(PointsTender::amount).reduce(0, Math::addExact);
        long base = Math.max(0, sales - Math.max(0, paidWithPoints));
        return base / whole(paper.exponent());
    }

    /** 1.00 in minor units. */
    static long whole(int exponent) {
        return BigInteger.TEN.pow(exponent).longValueExact();
    }

    /** Line number to points, for the SALE lines of positive net only; the shares sum to {@link #points}. */
    static Map<Integer, Long> shares(Paper paper) {
        List<Entry> earning =
                paper.lines("SALE").stream().filter(line -> line.net() > 0).toList();
        BigInteger points = BigInteger.valueOf(points(paper));
        BigInteger money =
                BigInteger.valueOf(earning.stream().mapToLong(Entry::net).sum());
        record Slice(int line, long whole, BigInteger remainder) {}
        var slices = new ArrayList<Slice>();
        for (Entry line : earning) {
            BigInteger[] parts = points.multiply(BigInteger.valueOf(line.net())).divideAndRemainder(money);
            slices.add(new Slice(line.number(), parts[0].longValueExact(), parts[1]));
        }
        long left = points.longValueExact()
                - slices.stream().mapToLong(Slice::whole).sum();
        slices.sort(Comparator.comparing(Slice::remainder).reversed().thenComparing(Slice::line));
        var shares = new TreeMap<Integer, Long>();
        for (Slice slice : slices) {
            shares.put(slice.line(), slice.whole() + (left > 0 ? 1 : 0));
            left--;
        }
        return shares;
    }
}
