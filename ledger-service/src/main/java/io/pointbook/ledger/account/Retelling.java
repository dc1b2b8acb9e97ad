package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.GivePoints;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.PostOccasion;
import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.ReturnCapture;
import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import io.pointbook.ledger.account.AccountCommand.TakePoints;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.AccountSettled;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountEvent.HoldCaptured;
import io.pointbook.ledger.account.AccountEvent.HoldReleased;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.PointsAdjusted;
import io.pointbook.ledger.account.AccountEvent.PointsHeld;
import io.pointbook.ledger.account.AccountEvent.PointsTransferred;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Awarding;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One member's events told again, each decided anew by the code that posts, perhaps under another programme. What the
 * member spent stays spent: where he could not have paid in this telling, he is lent the points and owes them.
 */
public final class Retelling {
    private static final String LENT = "what-if";
    private static final String TRANSFER = "transfer:";
    private static final String ADJUSTMENT = "adjustment:";

    private final HistoryFold histories;
    private final List<AccountEvent> told = new ArrayList<>();
    private final Map<String, Long> lentByHold = new HashMap<>();
    private final Account account;
    private @Nullable PurchaseHistory history;

    /** @param reader reads a receipt as it was kept */
    public Retelling(String memberId, Function<CanonicalReceipt, Receipt> reader) {
        this.account = new Account(memberId);
        this.histories = new HistoryFold(reader);
    }

    private Retelling(Retelling other) {
        this.account = Account.of(other.account.memory());
        this.histories = other.histories;
        this.told.addAll(other.told);
        this.lentByHold.putAll(other.lentByHold);
    }

    /**
     * What became of an event.
     *
     * @param event as it is decided in this telling; absent where nothing happens
     * @param unpaid points of a payment that the member did not have
     */
    public record Told(@Nullable AccountEvent event, long unpaid) {}

    /** The same as told so far, to be gone on with in another way. */
    public Retelling copy() {
        return new Retelling(this);
    }

    /** Everything so far, in order. */
    List<AccountEvent> told() {
        return told;
    }

    /** The account as told so far; nobody else changes it. */
    public Account account() {
        return account;
    }

    /** Takes an event as it is stored. */
    public void keep(AccountEvent event) {
        account.apply(event);
        told.add(event);
        if (history != null) {
            histories.add(history, event);
        }
    }

    /**
     * Decides an event anew.
     *
     * @param programme that judges it
     * @param receipt of a {@link ReceiptPosted}; asked for nothing else
     */
    public Told again(AccountEvent stored, Programme programme, Supplier<Receipt> receipt) {
        return switch (stored) {
            case AccountOpened _, MemberEnrolled _, AccountBlocked _, AccountUnblocked _ -> {
                keep(stored);
                yield new Told(stored, 0);
            }
            case ReceiptPosted posted -> receipt(posted, programme, receipt.get());
            case OccasionPosted posted -> {
                var command = new PostOccasion(
                        posted.eventId(), posted.memberId(), posted.occasion(), programme, posted.postedAt());
                yield kept(new OccasionDecision(account, command).decide(), 0);
            }
            case PointsHeld held -> hold(held);
            case HoldCaptured captured -> capture(captured);
            case CaptureReturned returned -> returnCapture(returned, programme);
            case HoldReleased released -> release(released);
            case PointsAdjusted adjusted -> adjust(adjusted, programme);
            case PointsTransferred transferred -> transfer(transferred);
            case AccountSettled settled -> {
                var event =
                        request().settle(new SettleAccount(settled.memberId(), settled.eventId(), settled.postedAt()));
                yield kept(event, 0);
            }
        };
    }

    private Told receipt(ReceiptPosted posted, Programme programme, Receipt receipt) {
        var tenders = RealPayments.of(posted);
        boolean bare = posted.receipt() != null;
        boolean comesBack = !posted.returns().isEmpty() || posted.voids() != null || RealPayments.giveBack(tenders);
        boolean looksBack = MemberAccount.needsHistory(account, receipt, bare, comesBack);
        long lent = RealPayments.holds(tenders).stream()
                .mapToLong(tender -> lentOf(tender.holdId(), tender.points() == null ? 0 : tender.points()))
                .sum();
        var event = new ReceiptDecision(
                        account,
                        new PostReceipt(
                                posted.eventId(),
                                posted.memberId(),
                                receipt,
                                posted.receipt(),
                                posted.returns(),
                                posted.voids(),
                                tenders,
                                List.of(),
                                looksBack ? history() : null,
                                programme,
                                posted.by(),
                                Objects.requireNonNullElse(posted.couponsUsed(), List.of()),
                                posted.postedAt()))
                .decide();
        return kept(event, Math.addExact(lent, owed(event)));
    }

    /** What the receipt's own payments left owing. */
    private static long owed(ReceiptPosted posted) {
        long owed = 0;
        for (Entry entry : posted.booking().entries()) {
            if (RealPayments.isPayment(entry, posted) && entry.why() instanceof Why.Redeemed redeemed) {
                owed = Math.addExact(owed, redeemed.owed());
            }
        }
        return owed;
    }

    private Told hold(PointsHeld held) {
        var ask = new HoldPoints(
                held.memberId(), held.holdId(), held.wallet(), held.points(), held.expiresAt(), held.businessTime());
        try {
            return kept(request().hold(ask), 0);
        } catch (AccountRefusal.InsufficientPoints _) {
            lentByHold.put(held.holdId(), lend(held.eventId(), held.wallet(), held.points(), held.businessTime()));
            return kept(request().hold(ask), 0);
        }
    }

    private Told capture(HoldCaptured captured) {
        long lent = lentOf(captured.holdId(), captured.points());
        try {
            var ask =
                    new CaptureHold(captured.memberId(), captured.holdId(), captured.points(), captured.businessTime());
            return kept(request().capture(ask), lent);
        } catch (AccountRefusal _) {
            // the hold went another way in this telling: the payment is one that could not have been
            return new Told(null, captured.points());
        }
    }

    private Told returnCapture(CaptureReturned returned, Programme programme) {
        long left = history().payments().captured(returned.wallet(), returned.holdId());
        if (left == 0) {
            return new Told(null, 0); // the hold went another way in this telling
        }
        var ask = new ReturnCapture(
                returned.memberId(),
                returned.holdId(),
                returned.returnId(),
                returned.wallet(),
                Math.min(left, returned.points()),
                returned.reason(),
                history(),
                programme,
                returned.businessTime());
        return kept(request().returnCapture(ask), 0);
    }

    private Told release(HoldReleased released) {
        try {
            var ask = new ReleaseHold(released.memberId(), released.holdId(), released.businessTime());
            return kept(request().release(ask), 0);
        } catch (AccountRefusal _) {
            return new Told(null, 0);
        }
    }

    private Told adjust(PointsAdjusted adjusted, Programme programme) {
        var ask = new AdjustPoints(
                adjusted.memberId(),
                adjusted.eventId().substring(ADJUSTMENT.length()),
                adjusted.wallet(),
                adjusted.points(),
                adjusted.actor(),
                adjusted.reason(),
                programme,
                adjusted.businessTime());
        try {
            return kept(request().adjust(ask), 0);
        } catch (AccountRefusal.InsufficientPoints _) {
            long lent = lend(adjusted.eventId(), adjusted.wallet(), -adjusted.points(), adjusted.businessTime());
            return kept(request().adjust(ask), lent);
        }
    }

    private Told transfer(PointsTransferred transferred) {
        var id = transferred
                .eventId()
                .substring(TRANSFER.length(), transferred.eventId().lastIndexOf('#'));
        var at = transferred.businessTime();
        if (transferred.points() >= 0) {
            var taking = new TakePoints(
                    transferred.memberId(),
                    id,
                    transferred.wallet(),
                    transferred.portions(),
                    transferred.other(),
                    transferred.actor(),
                    at);
            return kept(request().take(taking), 0);
        }
        var giving = new GivePoints(
                transferred.memberId(),
                id,
                transferred.wallet(),
                -transferred.points(),
                transferred.other(),
                transferred.actor(),
                at);
        try {
            return kept(request().give(giving), 0);
        } catch (AccountRefusal.InsufficientPoints _) {
            long lent = lend(transferred.eventId(), transferred.wallet(), -transferred.points(), at);
            return kept(request().give(giving), lent);
        }
    }

    /** Of points that are spent out of a hold, those that had been lent for it: what was the member's own goes first. */
    private long lentOf(@Nullable String holdId, long points) {
        long lent = lentByHold.getOrDefault(String.valueOf(holdId), 0L);
        Hold hold = lent == 0 || holdId == null ? null : account.book().hold(holdId);
        return hold == null || !hold.isOpen()
                ? 0
                : Math.max(0, Math.min(points, hold.points()) - (hold.points() - lent));
    }

    /** Lends what is missing to so many active points, after all that is due is posted; answers how much that was. */
    private long lend(String eventId, String wallet, long points, Instant at) {
        kept(request().settle(new SettleAccount(account.memberId(), eventId + "#due", at)), 0);
        long missing =
                Math.subtractExact(points, account.book().standing(wallet).active());
        if (missing > 0) {
            String lending = eventId + "#lent";
            var book = new OpenBook(account.book(), lending, at);
            new Awarding(book).lend(wallet, missing, at, LENT);
            keep(new PointsAdjusted(lending, account.memberId(), wallet, 0, LENT, LENT, at, at, book.booking()));
        }
        return Math.max(0, missing);
    }

    private Told kept(@Nullable AccountEvent event, long unpaid) {
        if (event != null) {
            keep(event);
        }
        return new Told(event, unpaid);
    }

    private RequestDecision request() {
        return new RequestDecision(account);
    }

    /** Read only once something comes back, and carried on from then. */
    private PurchaseHistory history() {
        if (history == null) {
            var known = new PurchaseHistory();
            told.forEach(event -> histories.add(known, event));
            history = known;
        }
        return history;
    }

    /** Whether two bookings move the same, whatever they say about it. */
    public static boolean sameMoves(Booking one, Booking other) {
        return moves(one).equals(moves(other));
    }

    private static List<List<Object>> moves(Booking booking) {
        return booking.entries().stream()
                .map(entry -> List.<Object>of(entry.kind(), entry.wallet(), entry.postings()))
                .toList();
    }
}
