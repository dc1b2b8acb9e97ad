package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Joins waiting rows with receipts that have come since. A posting looks for those who wait for it; but two transactions
 * may miss each other, and then this finds them.
 */
public final class WaitingSweep {
    /** Receipts served, or rows listed, in one transaction. */
    private static final int MOST_AT_ONCE = 200;

    /** Transactions of one round that list what has waited too long; the next round goes on. */
    private static final int MOST_ROUNDS = 50;

    private final AccountDesk desk;
    private final Duration unmatchedAfter;
    private final Clock clock;

    /** @param unmatchedAfter after this time a row is listed as unmatched; it goes on waiting */
    public WaitingSweep(AccountDesk desk, Duration unmatchedAfter, Clock clock) {
        this.desk = desk;
        this.unmatchedAfter = unmatchedAfter;
        this.clock = clock;
    }

    /** One round; answers how many receipts were served. */
    public int sweep() throws Exception {
        listUnmatched();
        return desk.transactor().run(transaction -> {
            var originals = met(transaction);
            if (!originals.isEmpty()) {
                var now = clock.instant();
                var found = new Search(desk.events(), transaction.connection(), now).forWaiting(originals);
                transaction.writeRows(found.waiting()::write);
                new BatchPosting(desk.sit(transaction), WaitingSweep::nothingNew, WaitingSweep::nothingNew, now, found)
                        .match(originals.stream().map(ReceiptId::parse).toList());
            }
            return originals.size();
        });
    }

    private Set<String> met(OpenTransaction transaction) throws SQLException {
        var originals = new LinkedHashSet<String>();
        try (var query = transaction.connection().prepareStatement("""
                select distinct waiting.original from waiting
                join event on event.event_id = waiting.original
                where event.type <> 'receipt-kept'
                    or waiting.is_void and exists (
                        select 1 from coupon where receipt = waiting.original and redemption_id is null)
                limit ?""")) {
            query.setInt(1, MOST_AT_ONCE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    originals.add(rows.getString(1));
                }
            }
        }
        return originals;
    }

    /** Lists what has waited too long and, where the programme says so, counts it by its value. */
    private void listUnmatched() throws Exception {
        int listed = MOST_AT_ONCE;
        for (int round = 0; round < MOST_ROUNDS && listed == MOST_AT_ONCE; round++) {
            listed = desk.transactor().run(this::listUnmatched);
        }
    }

    private int listUnmatched(OpenTransaction transaction) throws SQLException {
        var now = clock.instant();
        var rows = new Lookups(transaction.connection()).overdue(now.minus(unmatchedAfter), MOST_AT_ONCE);
        if (!rows.isEmpty()) {
            var found = new Search(desk.events(), transaction.connection(), now).forOverdue(rows);
            transaction.writeRows(found.waiting()::listUnmatched);
            new BatchPosting(desk.sit(transaction), WaitingSweep::nothingNew, WaitingSweep::nothingNew, now, found)
                    .countByValue();
        }
        return rows.size();
    }

    private static String nothingNew() {
        throw new IllegalStateException("matching opens no account and issues no coupon");
    }
}
