package io.pointbook.ledger.account.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement with its postings.
 *
 * @param number within its event, from 1; event id + "/" + number is the entry's id
 * @param businessTime when it happened, not when it was written
 * @param receipt identity of the receipt whose points move, if there is one
 * @param holdId the hold that it is about, if there is one
 * @param opens the lot that it opens, if it opens one
 * @param postings what moved, in order
 * @param points change of the spendable balance (active less debt)
 * @param balance spendable balance afterwards
 * @param why the numbers behind it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        int number,
        EntryKind kind,
        String wallet,
        Instant businessTime,
        @Nullable String receipt,
        @Nullable String holdId,
        @Nullable LotTerms opens,
        List<Posting> postings,
        long points,
        long balance,
        Why why) {

    /** Points that came into the member's hands for the first time, spendable or not. */
    public long issued() {
        long issued = 0;
        for (Posting posting : postings) {
            issued = posting.from() == LedgerAccount.ISSUED ? Math.addExact(issued, posting.points()) : issued;
        }
        return issued;
    }
}
