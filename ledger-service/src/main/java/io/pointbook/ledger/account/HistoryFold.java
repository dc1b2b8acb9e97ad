package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountEvent.HoldCaptured;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Part;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.matching.Purchase;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads an account's events into its {@link PurchaseHistory}. */
public final class HistoryFold {
    private final Function<CanonicalReceipt, Receipt> reader;

    /** @param reader reads a receipt as it was kept */
    public HistoryFold(Function<CanonicalReceipt, Receipt> reader) {
        this.reader = reader;
    }

    /** Adds what one event says. */
    public void add(PurchaseHistory history, AccountEvent event) {
        if (event instanceof ReceiptPosted posted) {
            if (posted.receipt() != null) {
                var receipt = reader.apply(posted.receipt());
                receipt(history, receipt, ReceiptDecision.effectiveLines(receipt), posted.booking());
            }
            posted.returns().forEach(history::returned);
            if (posted.voids() != null) {
                history.voided(posted.voids());
            }
            posted.booking().entries().forEach(entry -> entry(history, entry, posted));
        } else if (event instanceof HoldCaptured captured) {
            captured.booking().entries().stream()
                    .filter(entry -> entry.kind() == EntryKind.CAPTURED)
                    .forEach(entry -> history.payments().captured(entry.wallet(), captured.holdId(), parts(entry)));
        } else if (event instanceof CaptureReturned returned) {
            history.payments().returned(returned.wallet(), returned.holdId(), returned.points());
        }
    }

    /** Adds a receipt's own sale lines, with the shares that its entries give them, and its returns without receipt. */
    static void receipt(PurchaseHistory history, Receipt receipt, List<Line> surviving, Booking booking) {
        var shares = sharesByLine(booking, receipt.id());
        for (Line line : surviving) {
            if (ReceiptDecision.isSale(line)) {
                history.bought(new Purchase(
                        new LineId(receipt.id(), line.lineNumber()),
                        line.item(),
                        line.quantity().absolute(),
                        receipt.endedAt(),
                        shares.getOrDefault(line.lineNumber(), List.of())));
            }
        }
        ReceiptDecision.unreferencedReturns(receipt).forEach(history::returned);
    }

    private static Map<Integer, List<Purchase.Share>> sharesByLine(Booking booking, ReceiptId receipt) {
        var shares = new HashMap<Integer, List<Purchase.Share>>();
        for (Entry entry : booking.entries()) {
            if (entry.why() instanceof Why.Earned earned
                    && entry.opens() != null
                    && receipt.toString().equals(entry.receipt())) {
                for (Why.LineShare share : earned.lines()) {
                    if (share.points() > 0) {
                        shares.computeIfAbsent(share.line(), _ -> new ArrayList<>())
                                .add(new Purchase.Share(entry.opens().id(), share.points()));
                    }
                }
            }
        }
        return shares;
    }

    private static void entry(PurchaseHistory history, Entry entry, ReceiptPosted event) {
        switch (entry.why()) {
            case Why.Reversed reversed -> {
                String lot = reversed.lot() == null ? "" : reversed.lot();
                for (Why.LineReversal line : reversed.lines()) {
                    history.reversed(
                            new LineId(ReceiptId.parse(line.receipt()), line.line()),
                            lot,
                            line.points(),
                            line.forgiven());
                }
            }
            case Why.Redeemed _ -> paid(history, entry, event);
            case Why.GivenBack given ->
                history.payments()
                        .gaveBack(
                                ReceiptId.parse(entry.receipt() == null ? "" : entry.receipt()),
                                given.paidBy() == null ? null : ReceiptId.parse(given.paidBy()),
                                redeemedBack(entry));
            case Why.Earned _,
                    Why.Held _,
                    Why.Clock _,
                    Why.Adjusted _,
                    Why.Exchanged _,
                    Why.Prolonged _,
                    Why.Transferred _ -> {}
        }
    }

    private static void paid(PurchaseHistory history, Entry entry, ReceiptPosted event) {
        var parts = new ArrayList<>(parts(entry));
        boolean heldHere = entry.postings().stream().anyMatch(posting -> posting.from() == LedgerAccount.HELD);
        if (entry.holdId() != null && !heldHere) {
            parts.addAll(history.payments().claimCaptured(entry.wallet(), entry.holdId()));
        }
        var receipt = entry.receipt() == null ? event.receiptId() : ReceiptId.parse(entry.receipt());
        if (receipt.equals(event.receiptId())) {
            history.payments().paid(receipt, event.businessTime(), parts);
        } else {
            history.payments().paidAgain(receipt, parts);
        }
    }

    private static List<Part> parts(Entry entry) {
        var parts = new ArrayList<Part>();
        for (Posting posting : entry.postings()) {
            if (posting.to() == LedgerAccount.REDEEMED) {
                parts.add(new Part(posting.lot(), posting.points()));
            }
        }
        return parts;
    }

    private static long redeemedBack(Entry entry) {
        long points = 0;
        for (Posting posting : entry.postings()) {
            if (posting.from() == LedgerAccount.REDEEMED) {
                points = Math.addExact(points, posting.points());
            }
        }
        return points;
    }
}
