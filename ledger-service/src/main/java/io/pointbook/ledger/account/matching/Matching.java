package io.pointbook.ledger.account.matching;

import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the purchase of every returned piece. First every return with a receipt takes from its line; then the others,
 * in order, each from the earliest purchases of the same item that are not later than itself, never from its own
 * receipt, none older than the reach. The same set gives the same answer in whatever order it became known.
 */
public final class Matching {
    private final Map<LineId, Purchase> purchases = new HashMap<>();
    private final Map<String, List<Purchase>> byItem = new HashMap<>();
    private final Map<LineId, Back> back = new HashMap<>();
    private final Map<LineId, List<Match>> matches = new HashMap<>();
    private final Map<LineId, Quantity> without = new HashMap<>();
    private final Map<LineId, Quantity> beyond = new HashMap<>();

    private Matching() {}

    /**
     * What has come back of one purchase line.
     *
     * @param pieces absolute; zero where the line itself has no pieces
     * @param lastAt business time of the latest return that took from it
     */
    public record Back(Quantity pieces, Instant lastAt) {}

    /**
     * Matches purchases and returns of receipts that are not voided.
     *
     * @param reach how far back a return without a receipt looks
     */
    public static Matching of(Collection<Purchase> purchases, Collection<ReturnedLine> returns, Duration reach) {
        var matching = new Matching();
        purchases.stream().sorted(Purchase.ORDER).forEach(matching::add);
        var ordered = returns.stream().sorted(ReturnedLine.ORDER).toList();
        ordered.stream().filter(returned -> returned.original() != null).forEach(matching::takeReferenced);
        ordered.stream().filter(returned -> returned.original() == null).forEach(r -> matching.takeInOrder(r, reach));
        return matching;
    }

    /** What has come back of a purchase line, if anything. */
    public @Nullable Back back(LineId purchase) {
        return back.get(purchase);
    }

    /** The purchases that a return took from, in the order in which it took; empty when it found none. */
    public List<Match> matches(LineId returned) {
        return List.copyOf(matches.getOrDefault(returned, List.of()));
    }

    /** Pieces of a return for which there is no purchase. */
    public Quantity withoutPurchase(LineId returned) {
        return without.getOrDefault(returned, Quantity.ZERO);
    }

    /** Whether a return found no purchase for some of its pieces, or at all. */
    public boolean lacksPurchase(LineId returned) {
        return without.containsKey(returned);
    }

    /** Pieces of a return with receipt beyond what its line had left: over-returned. */
    public Quantity beyondPurchase(LineId returned) {
        return beyond.getOrDefault(returned, Quantity.ZERO);
    }

    private void add(Purchase purchase) {
        purchases.put(purchase.line(), purchase);
        if (purchase.item() != null) {
            byItem.computeIfAbsent(purchase.item(), _ -> new ArrayList<>()).add(purchase);
        }
    }

    private void takeReferenced(ReturnedLine returned) {
        var purchase = purchases.get(returned.original());
        if (purchase == null) {
            without.put(returned.line(), returned.pieces());
            return;
        }
        var taken = take(purchase, returned.pieces(), returned);
        var over = returned.pieces().minus(taken);
        if (!over.isZero() && !purchase.bought().isZero()) {
            beyond.put(returned.line(), over);
        }
    }

    private void takeInOrder(ReturnedLine returned, Duration reach) {
        var left = returned.pieces();
        boolean tookAny = false;
        for (Purchase purchase : byItem.getOrDefault(returned.item() == null ? "" : returned.item(), List.of())) {
            if (left.isZero()) {
                break; // also a return of no pieces: it takes nothing
            }
            if (mayTake(returned, purchase, reach) && hasLeft(purchase)) {
                left = left.minus(take(purchase, left, returned));
                tookAny = true;
            }
        }
        if (!left.isZero() || !tookAny) {
            without.put(returned.line(), left);
        }
    }

    private static boolean mayTake(ReturnedLine returned, Purchase purchase, Duration reach) {
        return !purchase.endedAt().isAfter(returned.endedAt())
                && !purchase.endedAt().isBefore(returned.endedAt().minus(reach))
                && !purchase.line().receipt().equals(returned.line().receipt());
    }

    private boolean hasLeft(Purchase purchase) {
        var before = back.get(purchase.line());
        return before == null || (!purchase.bought().isZero() && before.pieces().compareTo(purchase.bought()) < 0);
    }

    /** Answers the pieces that were taken; a line without pieces gives all its points and counts for none. */
    private Quantity take(Purchase purchase, Quantity wanted, ReturnedLine returned) {
        var before = back.get(purchase.line());
        var already = before == null ? Quantity.ZERO : before.pieces();
        var free = purchase.bought().minus(already);
        var taken = wanted.compareTo(free) < 0 ? wanted : free;
        if (!taken.isZero() || purchase.bought().isZero()) {
            var at = returned.endedAt();
            var last = before == null || at.isAfter(before.lastAt()) ? at : before.lastAt();
            back.put(purchase.line(), new Back(already.plus(taken), last));
            matches.computeIfAbsent(returned.line(), _ -> new ArrayList<>())
                    .add(new Match(returned.line(), purchase.line(), taken));
        }
        return taken;
    }
}
