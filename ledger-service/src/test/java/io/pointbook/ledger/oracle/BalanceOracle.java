package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.oracle.Paper.Entry;
import io.pointbook.ledger.oracle.Paper.LineName;
import io.pointbook.ledger.oracle.Paper.PointsTender;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The auditor: every card's balance from a heap of receipts, by the text of semantics.md sections 1 to 4 alone, for the
 * default programme with returns {@code UNLIMITED} and returns without a purchase {@code NO_EFFECT}. Shares no code
 * with the ledger. Looks at the whole heap at once, so no order of arrival can matter. Receipts are expected to pass
 * the schema.
 *
 * <p>How the text was read where it leaves room:
 * <ol>
 *   <li>Lines are taken by line number, not by their place in the array: "earlier" (1.3) is a lower number, and VOID
 *       lines work in that order. A VOID line that names a VOID line, or has the same sign as its line, or names
 *       nothing and has no item, is {@code void_unmatched}.
 *   <li>A line with neither pieces nor net left is not there: no purchase, no return. This holds for one that was
 *       sent so as well.
 *   <li>An item is a text: {@code itemId}, else {@code gtin}, without padding; an itemId can equal a gtin.
 *   <li>A SALE line of negative quantity is a purchase of |quantity| pieces; it has a share only if its net is above
 *       zero.
 *   <li>Order, {@code endedAt} and 400 days (24 hours each, the boundary included) and "never its own receipt" bind
 *       unreferenced returns only. A reference counts whatever item, card or time the return shows.
 *   <li>A reference to anything but a surviving SALE line of a standing receipt with a card has no effect; it never
 *       falls back to the matching by item.
 *   <li>n = 0: a referenced return takes the whole share, even a return of no pieces; an unreferenced one takes it if
 *       it still has pieces to place when it comes to that purchase, and places none there. An unreferenced return of
 *       no pieces has no effect.
 *   <li>Unreferenced returns take from purchases of the shown card; without a card they have no effect.
 *   <li>Markers (training ones of every type) and lines and tenders of a POST_VOID have no effect. A void of a marker,
 *       of a void, of nothing known, or a second one, has none either; time does not matter for voids.
 *   <li>A positive POINTS tender takes from the shown card; without a card nothing. {@code points} decides where
 *       named, else |amount| x 100 / 10^exponent rounded up, with the amount's sign. There are no holds here.
 *   <li>A negative POINTS tender goes with the first surviving RETURN line (by number) that names a receipt: to the
 *       card of that receipt, voided or not, if it is a trading one with a card in the heap; else nowhere, because it
 *       waits. Where no line names a receipt it goes to the shown card. It is given even if nothing was ever paid with
 *       points.
 *   <li>A currency without a minor unit (XAU) has exponent 0.
 * </ol>
 */
public final class BalanceOracle {
    private BalanceOracle() {}

    /** Spendable points and debt; never both above zero (4.1). */
    public record Balance(long active, long debt) {
        public static final Balance ZERO = new Balance(0, 0);

        static Balance ofNet(long net) {
            return new Balance(Math.max(0, net), Math.max(0, -net));
        }

        public long net() {
            return active - debt;
        }
    }

    /** What to do when one identity comes with two contents. */
    public enum Conflicts {
        /** Such a heap has no answer that is free of order: IllegalArgumentException. */
        REFUSE,
        /** The collection's order is the order of arrival; the first stays (1.1). */
        KEEP_FIRST
    }

    /**
     * What the auditor found.
     *
     * @param balances every card shown on a receipt that is no marker, also those at zero
     * @param posted receipts with a card that are no markers
     * @param cardless the same without a card
     * @param markers receipts that only count in the number series
     * @param duplicates repeats of the same content
     * @param conflicts repeats with other content, left out
     * @param rejected what 1.2 makes a dead letter, with the reason
     */
    public record Findings(
            SortedMap<String, Balance> balances,
            int posted,
            int cardless,
            int markers,
            int duplicates,
            int conflicts,
            List<String> rejected) {}

    /** Each card's balance; a heap with conflicts is refused. */
    public static Map<String, Balance> balances(Collection<? extends JsonNode> receipts) {
        return balances(receipts, Conflicts.REFUSE);
    }

    /** Each card's balance. */
    public static Map<String, Balance> balances(Collection<? extends JsonNode> receipts, Conflicts conflicts) {
        return audit(receipts, conflicts).balances();
    }

    /** Balances and counts. */
    public static Findings audit(Collection<? extends JsonNode> receipts, Conflicts conflicts) {
        var intake = new Intake(receipts, conflicts);
        Map<Identity, Paper> papers = intake.papers();
        var balances = new TreeMap<String, Balance>();
        netPoints(papers).forEach((card, net) -> balances.put(card, Balance.ofNet(net)));
        int markers = (int) papers.values().stream().filter(Paper::marker).count();
        int cardless = (int) papers.values().stream()
                .filter(paper -> !paper.marker() && paper.card() == null)
                .count();
        return new Findings(
                balances,
                papers.size() - markers - cardless,
                cardless,
                markers,
                intake.duplicates(),
                intake.conflicts(),
                intake.rejected());
    }

    private static Map<String, Long> netPoints(Map<Identity, Paper> papers) {
        Set<Identity> voided = voided(papers);
        List<Paper> live = papers.values().stream()
                .filter(Paper::isTrade)
                .filter(paper -> !voided.contains(paper.id()))
                .toList();
        var net = new TreeMap<String, Long>();
        papers.values().stream()
                .filter(paper -> !paper.marker())
                .map(Paper::card)
                .filter(Objects::nonNull)
                .forEach(card -> net.put(card, 0L));
        for (Paper paper : live) {
            paper.shownCard().ifPresent(card -> net.merge(card, Earning.points(paper), Math::addExact));
            settleTenders(paper, papers, net);
        }
        for (Purchase purchase : new Matching(live).settled()) {
            net.merge(purchase.account(), -purchase.reversed(), Math::addExact);
        }
        return net;
    }

    /** 3.4: what a POST_VOID takes away is out of every other rule, as if it had never been rung up. */
    private static Set<Identity> voided(Map<Identity, Paper> papers) {
        var voided = new HashSet<Identity>();
        for (Paper paper : papers.values()) {
            Paper target = paper.isPostVoid() ? papers.get(paper.voids()) : null;
            if (target != null && target.isTrade()) {
                voided.add(target.id());
            }
        }
        return voided;
    }

    private static void settleTenders(Paper paper, Map<Identity, Paper> papers, Map<String, Long> net) {
        for (PointsTender tender : paper.pointsTenders()) {
            long spent = spent(tender, paper.exponent());
            Optional<LineName> named = spent < 0 ? firstNamed(paper) : Optional.empty();
            named.map(original -> accountOf(papers.get(original.receipt())))
                    .orElseGet(paper::shownCard)
                    .ifPresent(card -> net.merge(card, -spent, Math::addExact));
        }
    }

    private static Optional<LineName> firstNamed(Paper paper) {
        return paper.lines("RETURN").stream()
                .map(Entry::original)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Optional<String> accountOf(@Nullable Paper original) {
        return original != null && original.isTrade() ? original.shownCard() : Optional.empty();
    }

    /** 4.4: one point pays a hundredth of 1.00; a part of a point counts whole. */
    private static long spent(PointsTender tender, int exponent) {
        if (tender.points() != null) {
            return tender.points();
        }
        BigInteger hundredfold = BigInteger.valueOf(Math.abs(tender.amount())).multiply(BigInteger.valueOf(100));
        BigInteger[] parts = hundredfold.divideAndRemainder(BigInteger.valueOf(Earning.whole(exponent)));
        long points = parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
        return tender.amount() < 0 ? -points : points;
    }
}
