package io.pointbook.ledger.account.book;

import java.time.Instant;

/** What the clock alone does: pending points mature, holds end, points expire; in the order in which it falls due. */
public final class Clockwork {

    private Clockwork() {}

    /**
     * Posts all that is due.
     *
     * @param now up to and including this instant
     * @param notBefore no entry gets an earlier business time: points that are put back into a lot after its expiry
     *     expire when they are put back
     */
    public static void settle(OpenBook book, Instant now, Instant notBefore) {
        for (String wallet : book.wallets()) {
            while (settleNext(book, wallet, now, notBefore)) {
                // one thing falls due after the other; each takes points out of what can fall due
            }
        }
    }

    /** What a wallet holds at this time, what is due by then counted; the book stays as it is. */
    public static Standing standing(Book book, String wallet, Instant now) {
        var open = new OpenBook(book, "standing", now);
        settle(open, now, Instant.MIN);
        return open.standing(wallet);
    }

    private static boolean settleNext(OpenBook book, String wallet, Instant now, Instant notBefore) {
        var maturing = book.nextMaturing(wallet);
        var hold = book.nextEndingHold(wallet);
        var spendable = book.nextSpendable(wallet);
        Instant matures = maturing == null ? Instant.MAX : maturing.activeFrom();
        Instant ends = hold == null ? Instant.MAX : hold.expiresAt();
        Instant expires = spendable == null || spendable.expiresAt() == null ? Instant.MAX : spendable.expiresAt();
        if (maturing != null && !matures.isAfter(now) && !matures.isAfter(ends) && !matures.isAfter(expires)) {
            mature(book, maturing, later(matures, notBefore));
        } else if (hold != null && !ends.isAfter(now) && !ends.isAfter(expires)) {
            endHold(book, hold, later(ends, notBefore));
        } else if (spendable != null && !expires.isAfter(now)) {
            expire(book, spendable, later(expires, notBefore));
        } else {
            return false;
        }
        return true;
    }

    private static void mature(OpenBook book, Lot lot, Instant at) {
        var entry = book.entry(EntryKind.MATURED, lot.wallet(), at).about(lot.receipt());
        entry.post(LedgerAccount.PENDING, LedgerAccount.ACTIVE, lot.pending(), lot.id());
        entry.payDebt();
        entry.close(new Why.Clock(lot.activeFrom()));
    }

    private static void endHold(OpenBook book, Hold hold, Instant at) {
        var entry = book.entry(EntryKind.HOLD_EXPIRED, hold.wallet(), at).hold(hold.id());
        hold.parts().forEach(part -> entry.post(LedgerAccount.HELD, LedgerAccount.ACTIVE, part.points(), part.lot()));
        entry.payDebt();
        entry.close(new Why.Clock(hold.expiresAt()));
    }

    private static void expire(OpenBook book, Lot lot, Instant at) {
        var entry = book.entry(EntryKind.EXPIRED, lot.wallet(), at).about(lot.receipt());
        entry.post(LedgerAccount.ACTIVE, LedgerAccount.EXPIRED, lot.active(), lot.id());
        entry.close(new Why.Clock(lot.expiresAt() == null ? at : lot.expiresAt()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
