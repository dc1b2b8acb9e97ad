package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Posting;
import java.util.function.Predicate;

/** Sums over an entry's postings that explanations name. */
final class Amounts {
    private Amounts() {}

    static long from(Entry entry, LedgerAccount account) {
        return sum(entry, posting -> posting.from() == account);
    }

    static long to(Entry entry, LedgerAccount account) {
        return sum(entry, posting -> posting.to() == account);
    }

    static long debtPaid(Entry entry) {
        return sum(entry, Amounts::paysDebt);
    }

    /** What the clock did: all postings but those that then paid a debt. */
    static long movedByClock(Entry entry) {
        return sum(entry, posting -> !paysDebt(posting));
    }

    /** What went to another account, or came from one. */
    static long transferred(Entry entry) {
        return sum(
                entry,
                posting -> posting.to() == LedgerAccount.TRANSFERRED_OUT
                        || posting.from() == LedgerAccount.TRANSFERRED_IN);
    }

    private static boolean paysDebt(Posting posting) {
        return posting.from() == LedgerAccount.ACTIVE && posting.to() == LedgerAccount.DEBT;
    }

    private static long sum(Entry entry, Predicate<Posting> which) {
        return entry.postings().stream()
                .filter(which)
                .mapToLong(Posting::points)
                .reduce(0, Math::addExact);
    }
}
