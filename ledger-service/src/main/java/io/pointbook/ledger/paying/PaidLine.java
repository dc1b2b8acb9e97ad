package io.pointbook.ledger.paying;

import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.programme.Spread;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How a SALE line was paid. Over all lines of a receipt each of the three adds up to what was paid for its goods.
 *
 * @param money minor units
 * @param pointsAmount what points paid of it, minor units
 * @param points those points
 */
record PaidLine(Line line, long money, long pointsAmount, long points) {

    /**
     * Shares by largest remainder: first what lines below zero take off the others, then the amount that points paid by
     * what the lines cost, then the points by that amount.
     *
     * @param sales all surviving SALE lines of one receipt
     * @param amount what points paid of the whole receipt
     * @param points how many that were
     */
    static List<PaidLine> of(List<Line> sales, long amount, long points) {
        long total = Math.max(0, sales.stream().mapToLong(Line::net).reduce(0, Math::addExact));
        var cost = Spread.byLargestRemainder(total, sales);
        // what points have paid beyond the goods was for deposits, fees and the like: no return of goods gives it back
        long ofGoods = Math.min(amount, total);
        var pointsAmounts = Spread.byWeight(ofGoods, sales, cost);
        long pointsOfGoods = ofGoods == amount ? points : part(points, ofGoods, amount);
        var shares = Spread.byWeight(pointsOfGoods, sales, ofGoods == 0 ? cost : pointsAmounts);
        var lines = new ArrayList<PaidLine>(sales.size());
        for (int i = 0; i < cost.length; i++) {
            lines.add(new PaidLine(sales.get(i), cost[i] - pointsAmounts[i], pointsAmounts[i], shares[i]));
        }
        return lines;
    }

    static boolean isGoods(Line line) {
        return line.kind() == LineKind.SALE;
    }

    Quantity bought() {
        return line.quantity().absolute();
    }

    /** What is given back for the first so many pieces, all in all: rounded down until the last piece brings the rest. */
    PaidLine upTo(Quantity pieces) {
        return new PaidLine(line, upTo(money, pieces), upTo(pointsAmount, pieces), upTo(points, pieces));
    }

    PaidLine minus(PaidLine before) {
        return new PaidLine(line, money - before.money, pointsAmount - before.pointsAmount, points - before.points);
    }

    private long upTo(long whole, Quantity pieces) {
        return part(whole, pieces.millionths(), bought().millionths());
    }

    static long part(long whole, long part, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
