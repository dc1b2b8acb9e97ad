package io.pointbook.ledger.account.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes earned points off again, and puts them back when that turns out to be wrong. */
public final class Reversing {
    private final OpenBook book;
    private final ReturnPolicy policy;
    private final Duration minimumLife;

    /** @param minimumLife of points that are put back into a lot which has expired meanwhile */
    public Reversing(OpenBook book, ReturnPolicy policy, Duration minimumLife) {
        this.book = book;
        this.policy = policy;
        this.minimumLife = minimumLife;
    }

    /**
     * Takes points of a lot in the order pending, what remains of the lot, what expired of it and was not counted yet,
     * other active lots in spend order, debt; never held points. How far it goes is the policy's.
     *
     * @param points above zero
     * @param lines the purchase lines that it is about, told how many points the policy forgave
     */
    public void reverse(String lotId, long points, Instant businessTime, ReversedLines lines) {
        var lot = book.lot(lotId);
        var entry = book.entry(EntryKind.REVERSED, lot.wallet(), businessTime).about(lot.receipt());
        var takes = new ArrayList<Take>();
        long left = points;
        long pending = Math.min(left, lot.pending());
        entry.post(LedgerAccount.PENDING, LedgerAccount.REVERSED, pending, lotId);
        left -= pending;
        long own = pending;
        if (policy != ReturnPolicy.ONLY_PENDING) {
            long active = Math.min(left, lot.active());
            entry.post(LedgerAccount.ACTIVE, LedgerAccount.REVERSED, active, lotId);
            own += active;
            left -= active;
            long counted = Math.min(left, lot.expiredNotCounted());
            note(takes, Take.Source.EXPIRED, null, counted);
            left = takeElsewhere(entry, lot.wallet(), left - counted, takes);
        }
        note(takes, Take.Source.OWN, null, own);
        entry.close(new Why.Reversed(lotId, policy, List.copyOf(takes), left, lines.forgiving(left)));
    }

    /** Takes points that no lot earned: a return without a purchase that counts by its value. */
    public void reverseByValue(String wallet, String receipt, long points, Instant businessTime, ReversedLines lines) {
        var entry = book.entry(EntryKind.REVERSED, wallet, businessTime).about(receipt);
        var takes = new ArrayList<Take>();
        long left = policy == ReturnPolicy.ONLY_PENDING ? points : takeElsewhere(entry, wallet, points, takes);
        entry.close(new Why.Reversed(null, policy, List.copyOf(takes), left, lines.forgiving(left)));
    }

    /**
     * Puts points of a lot back where its reversals took them, the last place first.
     *
     * @param points above zero and not more than the reversals took
     */
    public void restore(String lotId, long points, Instant businessTime, ReversedLines lines) {
        var lot = book.lot(lotId);
        var entry = book.entry(EntryKind.RESTORED, lot.wallet(), businessTime).about(lot.receipt());
        var given = new ArrayList<Take>();
        long left = points;
        for (Take.Source source : List.of(Take.Source.DEBT, Take.Source.OTHER, Take.Source.EXPIRED, Take.Source.OWN)) {
            for (Take take : lot.takes().reversed()) {
                long back = take.source() == source ? Math.min(left, take.points()) : 0;
                if (back > 0) {
                    putBack(entry, lot, take, back);
                    given.add(new Take(source, take.lot(), -back));
                    left -= back;
                }
            }
        }
        if (left > 0) {
            throw new IllegalStateException("lot " + lotId + " gets back " + left + " points more than were taken");
        }
        entry.payDebt();
        entry.close(new Why.Reversed(lotId, policy, List.copyOf(given), 0, lines.forgiving(0)));
    }

    /** Puts back what a return by value took: into debt first, the rest as a lot of its own. */
    public void restoreByValue(
            String wallet,
            String receipt,
            long points,
            Instant businessTime,
            @Nullable Instant expiresAt,
            ReversedLines lines) {
        var entry = book.entry(EntryKind.RESTORED, wallet, businessTime).about(receipt);
        long toDebt = Math.min(points, book.standing(wallet).debt());
        entry.post(LedgerAccount.REVERSED, LedgerAccount.DEBT, toDebt, null);
        if (points > toDebt) {
            var lot = entry.opens(businessTime, expiresAt);
            entry.post(LedgerAccount.REVERSED, LedgerAccount.ACTIVE, points - toDebt, lot);
        }
        entry.close(new Why.Reversed(null, policy, List.of(), 0, lines.forgiving(0)));
    }

    private long takeElsewhere(EntryDraft entry, String wallet, long points, List<Take> takes) {
        long left = points;
        while (left > 0) {
            var lot = book.nextSpendable(wallet);
            if (lot == null) {
                break;
            }
            long taken = Math.min(left, lot.active());
            entry.post(LedgerAccount.ACTIVE, LedgerAccount.REVERSED, taken, lot.id());
            note(takes, Take.Source.OTHER, lot.id(), taken);
            left -= taken;
        }
        if (policy == ReturnPolicy.UNLIMITED) {
            entry.post(LedgerAccount.DEBT, LedgerAccount.REVERSED, left, null);
            note(takes, Take.Source.DEBT, null, left);
            return 0;
        }
        return left;
    }

    private void putBack(EntryDraft entry, Lot lot, Take take, long points) {
        switch (take.source()) {
            case DEBT -> {
                // What was owed may have been paid since: then the points are the lot's own again.
                long owed = Math.min(points, book.standing(lot.wallet()).debt());
                entry.post(LedgerAccount.REVERSED, LedgerAccount.DEBT, owed, null);
                entry.putBack(LedgerAccount.REVERSED, points - owed, lot.id(), minimumLife);
            }
            case OTHER ->
                entry.putBack(LedgerAccount.REVERSED, points, Objects.requireNonNull(take.lot()), minimumLife);
            case EXPIRED -> {
                // no posting took them, none gives them back
            }
            case OWN -> {
                // A lot that has not matured yet has nothing active: its points wait again.
                boolean waits = book.lot(lot.id()).pending() > 0 || !matured(lot);
                if (waits) {
                    entry.post(LedgerAccount.REVERSED, LedgerAccount.PENDING, points, lot.id());
                } else {
                    entry.putBack(LedgerAccount.REVERSED, points, lot.id(), minimumLife);
                }
            }
        }
    }

    private boolean matured(Lot lot) {
        return !lot.activeFrom().isAfter(book.now());
    }

    private static void note(List<Take> takes, Take.Source source, @Nullable String lot, long points) {
        if (points > 0) {
            takes.add(new Take(source, lot, points));
        }
    }
}
