package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Occasion;
import io.pointbook.ledger.account.Referral;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.posting.RuleCoupons;
import io.pointbook.ledger.posting.Sitting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What follows from a posted receipt in the same transaction: coupons that rules gave, and what a friend's first purchase
 * does to the account of the member who has referred him.
 */
final class Consequences {
    private final Sitting sitting;
    private final Map<String, String> referrerByFriend;
    private final Supplier<String> codes;
    private final Instant now;

    /** @param referrerByFriend of all members of the batch, as known before any lock was taken */
    Consequences(Sitting sitting, Map<String, String> referrerByFriend, Supplier<String> codes, Instant now) {
        this.sitting = sitting;
        this.referrerByFriend = referrerByFriend;
        this.codes = codes;
        this.now = now;
    }

    /** Accounts that have to be locked. */
    Collection<String> referrers() {
        return referrerByFriend.values();
    }

    /** Answers the ids of the coupons that the event's rules gave. */
    List<String> follow(AccountEvent event) {
        var issued = RuleCoupons.issue(sitting, event, codes, now);
        if (event instanceof ReceiptPosted posted && posted.referral() != null) {
            tellReferrer(posted, posted.referral());
        }
        return issued;
    }

    private void tellReferrer(ReceiptPosted posted, Referral.Step step) {
        if (!step.referrer().equals(referrerByFriend.get(posted.memberId()))) {
            // The referral came between our look and our locks: the whole batch looks again.
            throw Lookups.overtaken("a referral came meanwhile");
        }
        var command =
                switch (step.kind()) {
                    case BOUGHT -> bought(posted, step);
                    case CAME_BACK -> cameBack(posted, step);
                };
        RuleCoupons.issue(sitting, Objects.requireNonNull(sitting.tell(command)), codes, now);
    }

    private PostOccasion bought(ReceiptPosted posted, Referral.Step step) {
        var occasion = new Occasion(
                Occasion.Kind.REFERRAL, "", 0, step.net(), step.currency(), posted.businessTime(), posted.memberId());
        return command(eventId(posted.receiptId()), occasion, step);
    }

    private PostOccasion cameBack(ReceiptPosted posted, Referral.Step step) {
        var referral = Objects.requireNonNull(sitting.account(posted.memberId()).referral());
        var first = Objects.requireNonNull(referral.first(), "what came back was bought");
        var occasion = new Occasion(
                Occasion.Kind.REFERRAL_UNDONE, eventId(first), 0, null, null, posted.businessTime(), posted.memberId());
        return command(posted.eventId() + "#referral-undone", occasion, step);
    }

    private PostOccasion command(String eventId, Occasion occasion, Referral.Step step) {
        return new PostOccasion(
                eventId, step.referrer(), occasion, sitting.programme(step.referrer(), occasion.at()), now);
    }

    private static String eventId(ReceiptId first) {
        return first + "#referral";
    }
}
