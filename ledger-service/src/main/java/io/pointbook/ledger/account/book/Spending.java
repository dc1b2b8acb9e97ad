package io.pointbook.ledger.account.book;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points that pay: holds and their ends, payments at the till, payments that come back. */
public final class Spending {
    private final OpenBook book;

    public Spending(OpenBook book) {
        this.book = book;
    }

    /** Reserves points; the caller has made sure that there are enough. */
    public void hold(String holdId, String wallet, long points, Instant at, Instant expiresAt) {
        var entry = book.entry(EntryKind.HELD, wallet, at).hold(holdId);
        long taken = entry.takeActive(LedgerAccount.HELD, points);
        if (taken < points) {
            throw new IllegalStateException("hold " + holdId + " lacks " + (points - taken) + " points");
        }
        entry.close(new Why.Held(expiresAt));
    }

    /** Spends so many points of an open hold and releases the rest. */
    public void capture(Hold hold, long points, Instant at) {
        var entry = book.entry(EntryKind.CAPTURED, hold.wallet(), at).hold(hold.id());
        spendParts(entry, hold, points);
        entry.close(new Why.Redeemed(0, points, 0, false));
        releaseRest(hold, points, at);
    }

    /** Gives all points of an open hold back to their lots. */
    public void release(Hold hold, Instant at) {
        releaseRest(hold, 0, at);
    }

    /**
     * A POINTS tender: spends its hold, then active points, then what is not there becomes debt. A fact is never
     * refused.
     *
     * @param amount what the points pay, in minor units
     * @param points asked for
     * @param holdId as the till named it, known or not
     */
    public void pay(
            String wallet, String receipt, long amount, long points, @Nullable String holdId, Instant businessTime) {
        var hold = holdId == null ? null : book.hold(holdId, wallet);
        var entry = book.entry(EntryKind.REDEEMED, wallet, businessTime)
                .about(receipt)
                .hold(holdId);
        long left = points;
        if (hold != null && hold.isOpen()) {
            left -= spendParts(entry, hold, Math.min(points, hold.points()));
        } else if (hold != null && hold.state() == Hold.State.CAPTURED && hold.capturedBy() == null) {
            left -= Math.min(points, hold.captured() - hold.returned()); // a door has captured it: paid already
        }
        boolean unheld = left > 0;
        left -= entry.takeActive(LedgerAccount.REDEEMED, left);
        entry.post(LedgerAccount.DEBT, LedgerAccount.REDEEMED, left, null);
        entry.close(new Why.Redeemed(amount, points, left, unheld));
        if (hold != null && hold.isOpen() && points < hold.points()) {
            releaseRest(hold, points, businessTime);
        }
    }

    /**
     * Gives points that had paid back to where they came from, the last part first.
     *
     * @param parts what the payment took
     * @param paidBy identity of the receipt that paid
     * @param expiresAt of points that come back although the debt they had made was paid by others since
     * @param minimumLife of points that come back to a lot which has expired meanwhile
     */
    public void giveBack(
            String wallet,
            String receipt,
            String paidBy,
            List<Part> parts,
            Instant businessTime,
            @Nullable Instant expiresAt,
            Duration minimumLife) {
        var entry = book.entry(EntryKind.GIVEN_BACK, wallet, businessTime).about(receipt);
        putBack(entry, parts, businessTime, expiresAt, minimumLife);
        entry.close(new Why.GivenBack(paidBy, false));
    }

    /** The same for what a door had captured: what the hold had bought came back. */
    public void giveBack(
            String wallet,
            String holdId,
            List<Part> parts,
            Instant businessTime,
            @Nullable Instant expiresAt,
            Duration minimumLife) {
        var entry = book.entry(EntryKind.GIVEN_BACK, wallet, businessTime).hold(holdId);
        putBack(entry, parts, businessTime, expiresAt, minimumLife);
        entry.close(new Why.GivenBack(null, false));
    }

    private void putBack(
            EntryDraft entry,
            List<Part> parts,
            Instant businessTime,
            @Nullable Instant expiresAt,
            Duration minimumLife) {
        long paidSince = 0;
        for (Part part : parts.reversed()) {
            if (part.lot() != null) {
                entry.putBack(LedgerAccount.REDEEMED, part.points(), part.lot(), minimumLife);
            } else {
                long owed = Math.min(part.points(), entry.debt());
                entry.post(LedgerAccount.REDEEMED, LedgerAccount.DEBT, owed, null);
                paidSince = Math.addExact(paidSince, part.points() - owed);
            }
        }
        if (paidSince > 0) {
            // The debt was paid by other points meanwhile; which ones is not known, so they come as a lot of their own.
            var lot = entry.opens(businessTime, expiresAt);
            entry.post(LedgerAccount.REDEEMED, LedgerAccount.ACTIVE, paidSince, lot);
        }
        entry.payDebt();
    }

    /** Gives back points whose payment is not known, as a lot of their own. */
    public void giveBackUnmatched(
            String wallet, String receipt, long points, Instant businessTime, @Nullable Instant expiresAt) {
        var entry = book.entry(EntryKind.GIVEN_BACK, wallet, businessTime).about(receipt);
        var lot = entry.opens(businessTime, expiresAt);
        entry.post(LedgerAccount.REDEEMED, LedgerAccount.ACTIVE, points, lot);
        entry.payDebt();
        entry.close(new Why.GivenBack(null, true));
    }

    private static long spendParts(EntryDraft entry, Hold hold, long points) {
        long left = points;
        for (Part part : hold.parts()) {
            long spent = Math.min(left, part.points());
            entry.post(LedgerAccount.HELD, LedgerAccount.REDEEMED, spent, part.lot());
            left -= spent;
        }
        return points - left;
    }

    private void releaseRest(Hold hold, long spent, Instant at) {
        if (spent >= hold.points()) {
            return;
        }
        var entry = book.entry(EntryKind.RELEASED, hold.wallet(), at).hold(hold.id());
        long skip = spent;
        for (Part part : hold.parts()) {
            long skipped = Math.min(skip, part.points());
            skip -= skipped;
            entry.post(LedgerAccount.HELD, LedgerAccount.ACTIVE, part.points() - skipped, part.lot());
        }
        entry.payDebt();
        entry.close(new Why.Held(hold.expiresAt()));
    }
}
