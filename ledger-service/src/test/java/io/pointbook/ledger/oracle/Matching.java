package io.pointbook.ledger.oracle;

import io.pointbook.ledger.oracle.Paper.Entry;
import io.pointbook.ledger.oracle.Paper.LineName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which return takes from which purchase: semantics.md 3.1 and 3.2, over the receipts that no void took away. */
final class Matching {
    /** Older purchases are out of reach of a return without reference. */
    static final Duration REACH = Duration.ofDays(400);

    private record Shelf(String account, String item) {}

    private record ReturnLine(Paper receipt, Entry line) {}

    private final Map<LineName, Purchase> purchases = new HashMap<>();
    private final Map<Shelf, List<Purchase>> shelves = new HashMap<>();
    private final List<ReturnLine> referenced = new ArrayList<>();
    private final List<ReturnLine> unreferenced = new ArrayList<>();

    /** @param live the receipts that trade and stand */
    Matching(Collection<Paper> live) {
        for (Paper paper : live) {
            paper.shownCard().ifPresent(card -> enterPurchases(paper, card));
            for (Entry line : paper.lines("RETURN")) {
                (line.original() != null ? referenced : unreferenced).add(new ReturnLine(paper, line));
            }
        }
    }

    /** Every purchase, after all returns have taken theirs. */
    Collection<Purchase> settled() {
        for (ReturnLine back : referenced) {
            Purchase purchase = purchases.get(back.line().original());
            if (purchase != null) {
                purchase.takeBack(back.line().pieces());
            }
        }
        shelves.values().forEach(shelf -> shelf.sort(order(Purchase::receipt, Purchase::line)));
        unreferenced.sort(order(ReturnLine::receipt, ReturnLine::line));
        unreferenced.forEach(this::takeFromTheEarliest);
        return purchases.values();
    }

    private void enterPurchases(Paper paper, String card) {
        Map<Integer, Long> shares = Earning.shares(paper);
        for (Entry line : paper.lines("SALE")) {
            var purchase = new Purchase(paper, line, card, shares.getOrDefault(line.number(), 0L));
            purchases.put(new LineName(paper.id(), line.number()), purchase);
            if (line.item() != null) {
                shelves.computeIfAbsent(new Shelf(card, line.item()), _ -> new ArrayList<>())
                        .add(purchase);
            }
        }
    }

    private void takeFromTheEarliest(ReturnLine back) {
        if (back.receipt().card() == null || back.line().item() == null) {
            return;
        }
        var shelf = new Shelf(back.receipt().card(), back.line().item());
        BigDecimal left = back.line().pieces();
        for (Purchase purchase : shelves.getOrDefault(shelf, List.of())) {
            if (left.signum() > 0 && inReach(purchase.receipt(), back.receipt())) {
                left = left.subtract(purchase.takeBack(left));
            }
        }
    }

    private static boolean inReach(Paper sale, Paper back) {
        Instant oldest = back.endedAt().minus(REACH);
        return !sale.endedAt().isAfter(back.endedAt())
                && !sale.endedAt().isBefore(oldest)
                && !sale.id().equals(back.id());
    }

    private static <T> Comparator<T> order(
            java.util.function.Function<T, Paper> receipt, java.util.function.Function<T, Entry> line) {
        return Comparator.comparing((T one) -> receipt.apply(one).endedAt())
                .thenComparing(one -> receipt.apply(one).id())
                .thenComparing(one -> line.apply(one).number());
    }
}
