package io.pointbook.ledger.account.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points that come in without having been the member's before. */
public final class Awarding {
    private final OpenBook book;

    public Awarding(OpenBook book) {
        this.book = book;
    }

    /** Opens a lot with a receipt's points; pending until {@code activeFrom} where that is later than the receipt. */
    public void earn(
            String wallet,
            String receipt,
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
}
