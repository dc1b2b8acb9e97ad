package io.pointbook.ledger.account;

import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Reversing;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.matching.Matching;
import io.pointbook.ledger.account.matching.Purchase;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.Quantity;
import io.pointbook.ledger.account.receipt.Receipt;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The difference between what a matching says is returned and what has been posted, lot by lot. */
final class Corrections {
    private final PurchaseHistory known;
    private final Matching matching;
    private final Programme programme;
    private final Receipt cause;
    private final Reversing reversing;

    /** @param cause the receipt that changed what is known */
    Corrections(OpenBook book, PurchaseHistory known, Matching matching, Programme programme, Receipt cause) {
        this.known = known;
        this.matching = matching;
        this.programme = programme;
        this.cause = cause;
        this.reversing = new Reversing(book, programme.returnPolicy(), programme.restoredLiveAtLeast());
    }

    /** One line's part of a correction; points above zero are taken, below zero put back. */
    private record Change(Why.LineReversal line, Instant at) {}

    /** What is put back comes first, so that nothing is taken from elsewhere that is about to be there again. */
    void post() {
        var back = new LinkedHashMap<String, List<Change>>();
        var off = new LinkedHashMap<String, List<Change>>();
        for (Purchase purchase : known.purchases()) {
            for (Purchase.Share share : purchase.shares()) {
                long change = change(purchase, share);
                if (change != 0) {
                    (change < 0 ? back : off)
                            .computeIfAbsent(share.lot(), _ -> new ArrayList<>())
                            .add(describe(purchase, share, change));
                }
            }
        }
        back.forEach((lot, lines) -> reversing.restore(lot, -points(lines), at(lines), _ -> lines(lines)));
        byValue();
        off.forEach((lot, lines) ->
                reversing.reverse(lot, points(lines), at(lines), forgiven -> forgive(lines(lines), forgiven)));
    }

    private long change(Purchase purchase, Purchase.Share share) {
        var posted = known.reversal(purchase.line(), share.lot());
        long change = target(purchase, share.points()) - posted.taken() - posted.forgiven();
        return change < 0 ? Math.max(change, -posted.taken()) : change;
    }

    /** How many of a line's points are to be off: all for a void; else what floor(points × (n − k) / n) does not keep. */
    private long target(Purchase purchase, long points) {
        if (known.isVoided(purchase.line().receipt())) {
            return points;
        }
        var back = matching.back(purchase.line());
        if (back == null) {
            return 0;
        }
        return purchase.bought().isZero()
                ? points
                : points - share(points, purchase.bought().minus(back.pieces()), purchase.bought());
    }

    private static long share(long points, Quantity part, Quantity whole) {
        return BigInteger.valueOf(points)
                .multiply(BigInteger.valueOf(part.millionths()))
                .divide(BigInteger.valueOf(whole.millionths()))
                .longValueExact();
    }

    private Change describe(Purchase purchase, Purchase.Share share, long change) {
        var back = matching.back(purchase.line());
        boolean voided = known.isVoided(purchase.line().receipt());
        var line = new Why.LineReversal(
                purchase.line().receipt().toString(),
                purchase.line().lineNumber(),
                back == null ? Quantity.ZERO.toString() : back.pieces().toString(),
                purchase.bought().toString(),
                share.points(),
                change,
                0,
                voided);
        return new Change(line, back == null || voided || change < 0 ? cause.endedAt() : back.lastAt());
    }

    private void byValue() {
        for (ReturnedLine returned : known.returns()) {
            var posted = known.reversal(returned.line(), "");
            long change = valueTarget(returned) - posted.taken() - posted.forgiven();
            change = change < 0 ? Math.max(change, -posted.taken()) : change;
            if (change != 0) {
                postByValue(returned, change);
            }
        }
    }

    private long valueTarget(ReturnedLine returned) {
        if (!programme.unmatchedCountByValue()
                || known.isVoided(returned.line().receipt())
                || !matching.lacksPurchase(returned.line())) {
            return 0;
        }
        var without = matching.withoutPurchase(returned.line());
        long value =
                returned.pieces().isZero() ? returned.value() : share(returned.value(), without, returned.pieces());
        return programme.pointsForValue(returned.currency(), value);
    }

    private void postByValue(ReturnedLine returned, long change) {
        var line = new Why.LineReversal(
                returned.line().receipt().toString(),
                returned.line().lineNumber(),
                matching.withoutPurchase(returned.line()).toString(),
                Quantity.ZERO.toString(),
                0,
                change,
                0,
                known.isVoided(returned.line().receipt()));
        String receipt = returned.line().receipt().toString();
        if (change > 0) {
            reversing.reverseByValue(
                    programme.wallet(),
                    receipt,
                    change,
                    returned.endedAt(),
                    forgiven -> forgive(List.of(line), forgiven));
        } else {
            reversing.restoreByValue(
                    programme.wallet(),
                    receipt,
                    -change,
                    cause.endedAt(),
                    programme.expiryOf(cause.endedAt()),
                    _ -> List.of(line));
        }
    }

    private static long points(List<Change> changes) {
        return changes.stream().mapToLong(change -> change.line().points()).sum();
    }

    private static Instant at(List<Change> changes) {
        return changes.stream().map(Change::at).max(Instant::compareTo).orElseThrow();
    }

    private static List<Why.LineReversal> lines(List<Change> changes) {
        return changes.stream().map(Change::line).toList();
    }

    /** Forgiven points are counted on the last lines first. */
    private static List<Why.LineReversal> forgive(List<Why.LineReversal> lines, long forgiven) {
        var written = new ArrayList<Why.LineReversal>();
        long left = forgiven;
        for (Why.LineReversal line : lines.reversed()) {
            long spared = Math.min(left, line.points());
            left -= spared;
            written.addFirst(new Why.LineReversal(
                    line.receipt(),
                    line.line(),
                    line.returned(),
                    line.bought(),
                    line.share(),
                    line.points() - spared,
                    spared,
                    line.voided()));
        }
        return List.copyOf(written);
    }
}
