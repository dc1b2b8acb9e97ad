package io.pointbook.ledger.account.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry that is being written: each posting takes effect on the open book at once. */
final class EntryDraft {
    private final OpenBook book;
    private final EntryKind kind;
    private final String wallet;
    private final Instant businessTime;
    private final String eventId;
    private final int number;
    private final long spendableBefore;
    private final List<Posting> postings = new ArrayList<>();
    private @Nullable String receipt;
    private @Nullable String holdId;
    private @Nullable LotTerms opens;

    EntryDraft(OpenBook book, EntryKind kind, String wallet, Instant businessTime, String eventId, int number) {
        this.book = book;
        this.kind = kind;
        this.wallet = wallet;
        this.businessTime = businessTime;
        this.eventId = eventId;
        this.number = number;
        this.spendableBefore = book.standing(wallet).spendable();
    }

    EntryDraft about(@Nullable String receipt) {
        this.receipt = receipt;
        return this;
    }

    EntryDraft hold(@Nullable String holdId) {
        this.holdId = holdId;
        return this;
    }

    /** Opens the entry's own lot, unless it is open already, and answers its id. */
    String opens(Instant activeFrom, @Nullable Instant expiresAt) {
        if (opens != null) {
            return opens.id();
        }
        var terms = new LotTerms(eventId + "/" + number, activeFrom, expiresAt);
        opens = terms;
        book.open(terms, wallet, receipt, businessTime);
        return terms.id();
    }

    void post(LedgerAccount from, LedgerAccount to, long points, @Nullable String lot) {
        if (points == 0) {
            return;
        }
        var posting = new Posting(from, to, points, lot);
        book.post(wallet, posting);
        postings.add(posting);
    }

    /**
     * Puts points back into the lot that they came from: they are active again. If its time is over they stay expired, or
     * live on in the entry's own lot where the programme gives them a minimum life.
     */
    void putBack(LedgerAccount from, long points, String lot, Duration minimumLife) {
        if (!book.lot(lot).expiredAt(businessTime)) {
            post(from, LedgerAccount.ACTIVE, points, lot);
        } else if (points > 0 && minimumLife.isPositive()) {
            post(from, LedgerAccount.ACTIVE, points, opens(businessTime, businessTime.plus(minimumLife)));
        } else {
            post(from, LedgerAccount.EXPIRED, points, lot);
        }
    }

    /** Takes up to so many active points in spend order; answers how many were there. */
    long takeActive(LedgerAccount to, long points) {
        long left = points;
        while (left > 0) {
            var lot = book.nextSpendable(wallet);
            if (lot == null) {
                break;
            }
            long taken = Math.min(left, lot.active());
            post(LedgerAccount.ACTIVE, to, taken, lot.id());
            left -= taken;
        }
        return points - left;
    }

    /** What the wallet owes as it stands. */
    long debt() {
        return book.standing(wallet).debt();
    }

    /** Active points pay debt as soon as there are any: the two never stand side by side. */
    void payDebt() {
        long debt = debt();
        if (debt > 0) {
            takeActive(LedgerAccount.DEBT, debt);
        }
    }

    void close(Why why) {
        long balance = book.standing(wallet).spendable();
        book.close(new Entry(
                number,
                kind,
                wallet,
                businessTime,
                receipt,
                holdId,
                opens,
                List.copyOf(postings),
                Math.subtractExact(balance, spendableBefore),
                balance,
                why));
    }
}
