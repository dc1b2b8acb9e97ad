package io.pointbook.ledger.publish;

import io.pointbook.contract.ledger.BookAccount;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.EntriesPosted.Leg;
import io.pointbook.contract.ledger.EntriesPosted.Rule;
import io.pointbook.contract.ledger.EntryKind;
import io.pointbook.contract.ledger.EventKind;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.LotTerms;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event and all its entries, in the words of the published contract. */
final class EntryMessages {
    private EntryMessages() {}

    static EntriesPosted of(AccountEvent event, long sequence) {
        return new EntriesPosted(
                event.eventId(),
                event.memberId(),
                sequence,
                kind(event),
                event.businessTime(),
                event.postedAt(),
                event instanceof ReceiptPosted posted ? posted.receiptId().toString() : null,
                event.booking().entries().stream()
                        .map(entry -> entry(event.eventId(), entry))
                        .toList(),
                tier(event));
    }

    private static EntriesPosted.@Nullable Tier tier(AccountEvent event) {
        var standing =
                switch (event) {
                    case ReceiptPosted posted -> posted.tier();
                    case AccountEvent.OccasionPosted posted -> posted.tier();
                    default -> null;
                };
        return standing == null
                ? null
                : new EntriesPosted.Tier(
                        standing.tier(),
                        standing.qualifying(),
                        standing.periodEnds(),
                        standing.next(),
                        standing.missing(),
                        standing.afterPeriod());
    }

    private static EventKind kind(AccountEvent event) {
        return switch (event) {
            case AccountEvent.AccountOpened _ -> EventKind.ACCOUNT_OPENED;
            case AccountEvent.MemberEnrolled _ -> EventKind.MEMBER_ENROLLED;
            case ReceiptPosted _ -> EventKind.RECEIPT;
            case AccountEvent.PointsHeld _ -> EventKind.HOLD;
            case AccountEvent.HoldCaptured _ -> EventKind.CAPTURE;
            case AccountEvent.CaptureReturned _ -> EventKind.CAPTURE_RETURN;
            case AccountEvent.HoldReleased _ -> EventKind.RELEASE;
            case AccountEvent.PointsAdjusted _ -> EventKind.ADJUSTMENT;
            case AccountEvent.AccountBlocked _ -> EventKind.BLOCK;
            case AccountEvent.AccountUnblocked _ -> EventKind.UNBLOCK;
            case AccountEvent.AccountSettled _ -> EventKind.SETTLEMENT;
            case AccountEvent.OccasionPosted _ -> EventKind.OCCASION;
            case AccountEvent.PointsTransferred _ -> EventKind.TRANSFER;
        };
    }

    private static EntriesPosted.Entry entry(String eventId, Entry entry) {
        var why = entry.why();
        var adjusted = why instanceof Why.Adjusted by ? by : null;
        return new EntriesPosted.Entry(
                eventId + "/" + entry.number(),
                kind(entry),
                entry.wallet(),
                entry.points(),
                entry.balance(),
                entry.businessTime(),
                entry.receipt(),
                why instanceof Why.Earned earned ? new Rule(earned.rule(), earned.version()) : null,
                entry.holdId(),
                why instanceof Why.Redeemed redeemed && redeemed.unheld() ? true : null,
                adjusted == null ? null : adjusted.actor(),
                adjusted == null ? null : adjusted.reason(),
                lot(entry.opens()),
                legs(entry.postings()));
    }

    private static EntriesPosted.@Nullable Lot lot(@Nullable LotTerms opens) {
        return opens == null ? null : new EntriesPosted.Lot(opens.id(), opens.activeFrom(), opens.expiresAt());
    }

    private static List<Leg> legs(List<Posting> postings) {
        var legs = new ArrayList<Leg>(2 * postings.size());
        for (Posting posting : postings) {
            legs.add(new Leg(account(posting.from()), -posting.points(), posting.lot()));
            legs.add(new Leg(account(posting.to()), posting.points(), posting.lot()));
        }
        return legs;
    }

    private static EntryKind kind(Entry entry) {
        return switch (entry.kind()) {
            case EARNED -> EntryKind.EARNED;
            case REVERSED -> EntryKind.REVERSED;
            case RESTORED -> EntryKind.RESTORED;
            case REDEEMED -> EntryKind.REDEEMED;
            case GIVEN_BACK -> EntryKind.GIVEN_BACK;
            case HELD -> EntryKind.HELD;
            case CAPTURED -> EntryKind.CAPTURED;
            case RELEASED -> EntryKind.RELEASED;
            case HOLD_EXPIRED -> EntryKind.HOLD_EXPIRED;
            case MATURED -> EntryKind.MATURED;
            case EXPIRED -> EntryKind.EXPIRED;
            case ADJUSTED -> EntryKind.ADJUSTED;
            case EXCHANGED -> EntryKind.EXCHANGED;
            case PROLONGED -> EntryKind.PROLONGED;
            case TRANSFERRED -> EntryKind.TRANSFERRED;
        };
    }

    private static BookAccount account(LedgerAccount account) {
        return switch (account) {
            case ISSUED -> BookAccount.ISSUED;
            case PENDING -> BookAccount.MEMBER_PENDING;
            case ACTIVE -> BookAccount.MEMBER_ACTIVE;
            case HELD -> BookAccount.MEMBER_HELD;
            case DEBT -> BookAccount.MEMBER_DEBT;
            case REDEEMED -> BookAccount.REDEEMED;
            case EXPIRED -> BookAccount.EXPIRED;
            case REVERSED -> BookAccount.REVERSED;
            case ADJUSTED -> BookAccount.ADJUSTED;
            case BROUGHT_FORWARD -> BookAccount.BROUGHT_FORWARD;
            case TRANSFERRED_IN -> BookAccount.TRANSFERRED_IN;
            case TRANSFERRED_OUT -> BookAccount.TRANSFERRED_OUT;
        };
    }
}
