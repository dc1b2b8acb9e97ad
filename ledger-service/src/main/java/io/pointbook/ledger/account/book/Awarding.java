package io.pointbook.ledger.account.book;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that come in without having been the member's before. */
public final class Awarding {
    private final OpenBook book;

    public Awarding(OpenBook book) {
        this.book = book;
    }

    /** Opens a lot; its points are pending until {@code activeFrom} where that is later. {@code receipt} is what earned them, if one did. */
    public void earn(
            String wallet,
            @Nullable String receipt,
            long points,
            Instant businessTime,
            Instant activeFrom,
            @Nullable Instant expiresAt,
            Why.Earned why) {
        var entry = book.entry(EntryKind.EARNED, wallet, businessTime).about(receipt);
        var lot = entry.opens(activeFrom, expiresAt);
        boolean waits = activeFrom.isAfter(businessTime);
        entry.post(LedgerAccount.ISSUED, waits ? LedgerAccount.PENDING : LedgerAccount.ACTIVE, points, lot);
        entry.payDebt();
        entry.close(why);
    }

    /** Takes units of one wallet in spend order and gives units of another for them, as two entries. */
    public void exchange(
            String from,
            long taken,
            String to,
            long given,
            @Nullable String receipt,
            Instant businessTime,
            @Nullable Instant expiresAt,
            Why.Exchanged why) {
        var out = book.entry(EntryKind.EXCHANGED, from, businessTime).about(receipt);
        if (out.takeActive(LedgerAccount.REDEEMED, taken) != taken) {
            throw new IllegalStateException("a card that is not full is not exchanged");
        }
        out.close(why);
        var in = book.entry(EntryKind.EXCHANGED, to, businessTime).about(receipt);
        var lot = in.opens(businessTime, expiresAt);
        in.post(LedgerAccount.ISSUED, LedgerAccount.ACTIVE, given, lot);
        in.payDebt();
        in.close(why);
    }

    /** The member was active: what would have ended earlier ends then. */
    public void prolong(String wallet, @Nullable String receipt, Instant businessTime, Instant until) {
        book.entry(EntryKind.PROLONGED, wallet, businessTime).about(receipt).close(new Why.Prolonged(until));
    }

    /**
     * Active points go to another account, those that end first before the others.
     *
     * @return what went, by the end of its life
     */
    public List<Portion> giveAway(String wallet, long points, Instant at, String other, String actor) {
        var entry = book.entry(EntryKind.TRANSFERRED, wallet, at);
        var byEnd = new LinkedHashMap<@Nullable Instant, Long>();
        long left = points;
        while (left > 0) {
            var lot = book.nextSpendable(wallet);
            if (lot == null) {
                throw new IllegalStateException("a transfer never goes below what is active");
            }
            long taken = Math.min(left, lot.active());
            entry.post(LedgerAccount.ACTIVE, LedgerAccount.TRANSFERRED_OUT, taken, lot.id());
            byEnd.merge(lot.expiresAt(), taken, Math::addExact);
            left -= taken;
        }
        entry.close(new Why.Transferred(other, actor));
        return byEnd.entrySet().stream()
                .map(portion -> new Portion(portion.getValue(), portion.getKey()))
                .toList();
    }

    /** Points come from another account and live as long as they would have lived there. */
    public void take(String wallet, List<Portion> portions, Instant at, String other, String actor) {
        for (Portion portion : portions) {
            var entry = book.entry(EntryKind.TRANSFERRED, wallet, at);
            var lot = entry.opens(at, portion.expiresAt());
            entry.post(LedgerAccount.TRANSFERRED_IN, LedgerAccount.ACTIVE, portion.points(), lot);
            entry.payDebt();
            entry.close(new Why.Transferred(other, actor));
        }
    }

    /** A person's correction: above zero a new lot, below zero active points in spend order. */
    public void adjust(
            String wallet, long points, Instant at, @Nullable Instant expiresAt, String actor, String reason) {
        var entry = book.entry(EntryKind.ADJUSTED, wallet, at);
        if (points > 0) {
            var lot = entry.opens(at, expiresAt);
            entry.post(LedgerAccount.ADJUSTED, LedgerAccount.ACTIVE, points, lot);
            entry.payDebt();
        } else if (entry.takeActive(LedgerAccount.ADJUSTED, -points) != -points) {
            throw new IllegalStateException("an adjustment never goes below what is active");
        }
        entry.close(new Why.Adjusted(actor, reason));
    }

    /** Points that a member has to have in a side computation and has not: as many as he then owes. */
    public void lend(String wallet, long points, Instant at, String why) {
        var entry = book.entry(EntryKind.ADJUSTED, wallet, at);
        entry.post(LedgerAccount.DEBT, LedgerAccount.ACTIVE, points, entry.opens(at, null));
        entry.close(new Why.Adjusted(why, why));
    }
}
