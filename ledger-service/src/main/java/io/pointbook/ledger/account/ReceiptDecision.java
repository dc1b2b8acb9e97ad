package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Awarding;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Spending;
import io.pointbook.ledger.account.matching.Match;
import io.pointbook.ledger.account.matching.PurchaseHistory;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.LineKind;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Surviving;
import io.pointbook.ledger.account.receipt.Tender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt does to an account: the clock first, then payments, then points earned, then all that comes back; the
 * clock again, because what came back may have expired meanwhile.
 */
final class ReceiptDecision {
    private final Account account;
    private final PostReceipt command;
    private final Receipt receipt;
    private final List<Line> surviving;
    private final OpenBook book;
    private final List<Note> notes;
    private List<Match> matches = List.of();
    private List<CouponGrant> coupons = List.of();
    private Referral.@Nullable Step referral;
    private List<RuleUse> promotions = List.of();

    ReceiptDecision(Account account, PostReceipt command) {
        this.account = account;
        this.command = command;
        this.receipt = command.receipt();
        this.surviving = effectiveLines(receipt);
        this.notes = new ArrayList<>(command.notes());
        this.book = new OpenBook(account.book(), command.eventId(), command.at());
    }

    ReceiptPosted decide() {
        Clockwork.settle(book, command.at(), Instant.MIN);
        pay();
        earn();
        CardExchange.run(book, command.programme(), receipt.id().toString(), receipt.endedAt(), command.at());
        boughtForTheFirstTime();
        prolong();
        if (command.history() != null) {
            giveBack(command.history().copy());
        } else if (comesBack()) {
            throw new IllegalStateException("what comes back is decided with the account's history");
        }
        Clockwork.settle(book, command.at(), receipt.endedAt());
        return new ReceiptPosted(
                command.eventId(),
                command.memberId(),
                receipt.id(),
                receipt.endedAt(),
                command.at(),
                command.canonical(),
                command.isBare() && !unreferencedReturns(receipt).isEmpty(),
                command.returns(),
                matches,
                command.voids(),
                List.copyOf(notes),
                book.booking(),
                coupons.isEmpty() ? null : coupons,
                referral,
                promotions.isEmpty() ? null : promotions,
                command.by(),
                command.coupons().isEmpty() ? null : command.coupons(),
                null);
    }

    /** Who buys keeps what he has: a return or a void alone prolongs nothing. */
    private void prolong() {
        if (!command.isBare() || surviving.stream().noneMatch(ReceiptDecision::isSale)) {
            return;
        }
        command.programme().prolonged(receipt.endedAt()).forEach((wallet, until) -> {
            if (book.endsBefore(wallet, until)) {
                new Awarding(book).prolong(wallet, receipt.id().toString(), receipt.endedAt(), until);
            }
        });
    }

    /** The member was referred, and this is the purchase that his referrer is rewarded for. */
    private void boughtForTheFirstTime() {
        var referred = account.referral();
        if (referred == null || !referred.isOpen() || !command.isBare()) {
            return;
        }
        long net = surviving.stream()
                .filter(ReceiptDecision::isSale)
                .mapToLong(Line::net)
                .reduce(0, Math::addExact);
        if (net > 0 && receipt.type() != ReceiptType.POST_VOID) {
            referral = new Referral.Step(Referral.Step.Kind.BOUGHT, referred.referrer(), net, currency());
        }
    }

    private void pay() {
        var spending = new Spending(book);
        for (Tender tender : command.tenders()) {
            long points = pointsAsked(tender);
            if (points > 0) {
                spending.pay(
                        command.programme().wallet(),
                        receipt.id().toString(),
                        tender.amount(),
                        points,
                        tender.holdId(),
                        receipt.endedAt());
            }
        }
    }

    private long pointsAsked(Tender tender) {
        if (tender.points() != null) {
            return tender.points();
        }
        var hold = tender.holdId() == null
                ? null
                : book.hold(tender.holdId(), command.programme().wallet());
        if (hold != null && tender.amount() >= 0 && usable(hold)) {
            return hold.isOpen() ? hold.points() : hold.captured();
        }
        long points = command.programme().pointsToPay(currency(), Math.abs(tender.amount()));
        return tender.amount() < 0 ? -points : points;
    }

    private static boolean usable(Hold hold) {
        return hold.isOpen() || (hold.state() == Hold.State.CAPTURED && hold.capturedBy() == null);
    }

    private void earn() {
        if (!command.isBare() || receipt.type() == ReceiptType.POST_VOID) {
            return;
        }
        promotions = new Promotions(command.programme(), receipt, surviving).uses(account);
        notes.addAll(RuleUse.notes(promotions));
        var judgement = command.programme().judge(receipt, surviving, account);
        notes.addAll(judgement.notes());
        coupons = judgement.coupons();
        for (Award award : withCoupons(judgement.awards())) {
            new Awarding(book)
                    .earn(
                            award.wallet(),
                            receipt.id().toString(),
                            award.points(),
                            receipt.endedAt(),
                            award.activeFrom(),
                            award.expiresAt(),
                            award.why());
        }
    }

    private List<Award> withCoupons(List<Award> given) {
        if (command.coupons().isEmpty()) {
            return given;
        }
        var ofCoupons = command.programme().ofCoupons(receipt, surviving, given, command.coupons());
        for (UsedCoupon coupon : command.coupons()) {
            if (ofCoupons.stream().noneMatch(award -> isOf(award, coupon))) {
                notes.add(Note.ofCoupon(Note.Code.COUPON_GAVE_NOTHING, coupon.code()));
            }
        }
        return Stream.concat(given.stream(), ofCoupons.stream()).toList();
    }

    private static boolean isOf(Award award, UsedCoupon coupon) {
        var ruled = award.why().ruled();
        return ruled != null && coupon.code().equals(ruled.coupon());
    }

    /** Everything that needs to know what happened before. */
    private void giveBack(PurchaseHistory known) {
        if (command.isBare()) {
            HistoryFold.receipt(known, receipt, surviving, book.booking());
        }
        command.returns().forEach(known::returned);
        var giving = new GivingBack(book, known, command, notes);
        if (command.voids() != null) {
            giving.voidPayments(command.voids());
            known.voided(command.voids());
        }
        giving.negativeTenders(command.tenders().stream()
                .mapToLong(this::pointsAsked)
                .filter(points -> points < 0)
                .map(points -> -points)
                .sum());
        matches = giving.correct(receipt, returnsHere());
        var referred = account.referral();
        if (referred != null && referred.first() != null && !referred.undone() && giving.isBack(referred.first())) {
            referral = new Referral.Step(Referral.Step.Kind.CAME_BACK, referred.referrer(), null, null);
        }
    }

    private boolean comesBack() {
        return !command.returns().isEmpty()
                || command.voids() != null
                || command.tenders().stream().anyMatch(tender -> pointsAsked(tender) < 0);
    }

    private List<ReturnedLine> returnsHere() {
        var here = new ArrayList<>(command.returns());
        if (command.isBare()) {
            here.addAll(unreferencedReturns(receipt));
        }
        return here;
    }

    private String currency() {
        return receipt.currency() == null ? "" : receipt.currency();
    }

    /** A POST_VOID may repeat the lines of what it voids: they count for nothing. */
    static List<Line> effectiveLines(Receipt receipt) {
        return receipt.type() == ReceiptType.POST_VOID
                ? List.of()
                : Surviving.of(receipt.lines()).lines();
    }

    static List<ReturnedLine> unreferencedReturns(Receipt receipt) {
        return ReturnLines.of(receipt).stream()
                .filter(returned -> returned.original() == null)
                .toList();
    }

    static boolean isSale(Line line) {
        return line.kind() == LineKind.SALE;
    }
}
