package io.pointbook.ledger.account.matching;

import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an account's own events say about purchases, returns, voids and payments. Read only when something comes back;
 * the account does not carry it around.
 */
public final class PurchaseHistory {
    private final Map<LineId, Purchase> purchases = new LinkedHashMap<>();
    private final Map<LineId, ReturnedLine> returns = new LinkedHashMap<>();
    private final Set<ReceiptId> voided = new HashSet<>();
    private final Map<ReversalKey, Reversal> reversals = new HashMap<>();
    private final Payments payments;

    /** What has been posted about one purchase line and lot, or about one return line by its value (no lot). */
    private record ReversalKey(LineId line, String lot) {}

    /**
     * @param taken points taken off, less those put back
     * @param forgiven points that a policy did not take; they are never taken again
     */
    public record Reversal(long taken, long forgiven) {
        static final Reversal NONE = new Reversal(0, 0);
    }

    public PurchaseHistory() {
        this(new Payments());
    }

    private PurchaseHistory(Payments payments) {
        this.payments = payments;
    }

    /** The same knowledge, to be added to without touching this. */
    public PurchaseHistory copy() {
        var copy = new PurchaseHistory(payments.copy());
        copy.purchases.putAll(purchases);
        copy.returns.putAll(returns);
        copy.voided.addAll(voided);
        copy.reversals.putAll(reversals);
        return copy;
    }

    /** Purchase and return lines that it knows. */
    public int size() {
        return purchases.size() + returns.size();
    }

    public void bought(Purchase purchase) {
        purchases.put(purchase.line(), purchase);
    }

    public void returned(ReturnedLine returned) {
        returns.put(returned.line(), returned);
    }

    public void voided(ReceiptId receipt) {
        voided.add(receipt);
    }

    public boolean isVoided(ReceiptId receipt) {
        return voided.contains(receipt);
    }

    /** Adds what an entry took off a purchase line's share of a lot; {@code lot} is empty for a return by value. */
    public void reversed(LineId line, String lot, long taken, long forgiven) {
        reversals.merge(
                new ReversalKey(line, lot),
                new Reversal(taken, forgiven),
                (a, b) -> new Reversal(Math.addExact(a.taken(), b.taken()), Math.addExact(a.forgiven(), b.forgiven())));
    }

    public Reversal reversal(LineId line, String lot) {
        return reversals.getOrDefault(new ReversalKey(line, lot), Reversal.NONE);
    }

    public Payments payments() {
        return payments;
    }

    public Iterable<Purchase> purchases() {
        return purchases.values();
    }

    public Iterable<ReturnedLine> returns() {
        return returns.values();
    }

    /** Matches everything that no void has taken out. */
    public Matching match(Duration reach) {
        var standing = new ArrayList<Purchase>(purchases.size());
        for (Purchase purchase : purchases.values()) {
            if (!voided.contains(purchase.line().receipt())) {
                standing.add(purchase);
            }
        }
        var back = new ArrayList<ReturnedLine>(returns.size());
        for (ReturnedLine returned : returns.values()) {
            if (!voided.contains(returned.line().receipt()) && !refersToVoided(returned)) {
                back.add(returned);
            }
        }
        return Matching.of(standing, back, reach);
    }

    /** A receipt that was voided was never a purchase, and what names it returns nothing. */
    private boolean refersToVoided(ReturnedLine returned) {
        return returned.original() != null
                && voided.contains(returned.original().receipt());
    }
}
