package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.util.ArrayList;
import java.util.List;

/** The points that a receipt really paid and gave back, as tenders that say them: no other programme reckons them otherwise. */
public final class RealPayments {
    private RealPayments() {}

    static List<Tender> of(ReceiptPosted posted) {
        var tenders = new ArrayList<Tender>();
        long back = 0;
        for (Entry entry : posted.booking().entries()) {
            if (isPayment(entry, posted) && entry.why() instanceof Why.Redeemed paid) {
                tenders.add(new Tender(TenderType.POINTS, paid.amount(), entry.holdId(), paid.asked()));
            } else if (entry.kind() == EntryKind.GIVEN_BACK && posted.voids() == null) {
                back = Math.addExact(back, outOf(entry, LedgerAccount.REDEEMED));
            }
        }
        if (back > 0) {
            tenders.add(new Tender(TenderType.POINTS, 0, null, -back));
        }
        return tenders;
    }

    /** What a receipt's points have paid on the account, in minor units of the receipt's currency. */
    public static long amount(ReceiptPosted posted) {
        long amount = 0;
        for (Entry entry : posted.booking().entries()) {
            if (isPayment(entry, posted) && entry.why() instanceof Why.Redeemed paid) {
                amount = Math.addExact(amount, paid.amount());
            }
        }
        return amount;
    }

    /** A payment of the receipt's own; a void of a return takes points for the receipt that it had given them back of. */
    static boolean isPayment(Entry entry, ReceiptPosted posted) {
        return entry.kind() == EntryKind.REDEEMED
                && posted.voids() == null
                && posted.receiptId().toString().equals(entry.receipt());
    }

    static boolean giveBack(List<Tender> tenders) {
        return tenders.stream().anyMatch(tender -> tender.points() != null && tender.points() < 0);
    }

    /** Those that name a hold. */
    static List<Tender> holds(List<Tender> tenders) {
        return tenders.stream().filter(tender -> tender.holdId() != null).toList();
    }

    private static long outOf(Entry entry, LedgerAccount account) {
        long points = 0;
        for (Posting posting : entry.postings()) {
            if (posting.from() == account) {
                points = Math.addExact(points, posting.points());
            }
        }
        return points;
    }
}
