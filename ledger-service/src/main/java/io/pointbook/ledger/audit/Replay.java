package io.pointbook.ledger.audit;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.NewCard;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Standing;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ledger as its events alone tell it, checked event by event. */
final class Replay {
    private final AuditReport report;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> running = new HashMap<>();
    private final Map<String, NewCard> cards = new HashMap<>();
    private final Map<String, String> memberByCard = new HashMap<>();
    private final Set<String> receipts = new HashSet<>();
    private final Set<String> awaited = new HashSet<>();
    private final Set<String> holds = new HashSet<>();
    private long exchanged;
    private final PromotionReplay promotions = new PromotionReplay();
    private final Belongings belongings = new Belongings();
    private final Map<LedgerAccount, Long> books = new EnumMap<>(LedgerAccount.class);

    Replay(AuditReport report) {
        this.report = report;
    }

    void account(AccountEvent event, long sequence) {
        report.count("events of accounts", 1);
        long expected = sequences.merge(event.memberId(), 1L, Long::sum) - 1;
        if (sequence != expected) {
            report.differs("event " + event.eventId() + " has sequence " + sequence + ", not " + expected);
        }
        accounts.computeIfAbsent(event.memberId(), Account::new).apply(event);
        event.booking().entries().forEach(entry -> entry(event, entry));
        event.booking().standings().forEach((wallet, standing) -> {
            var folded = accounts.get(event.memberId()).book().standing(wallet);
            if (!folded.equals(standing)) {
                report.differs("event " + event.eventId() + " says " + standing + ", its postings make " + folded);
            }
        });
        switch (event) {
            case AccountOpened opened -> opened(opened);
            case ReceiptPosted posted -> posted(posted);
            case AccountEvent.PointsHeld held -> holds.add(held.holdId());
            case AccountEvent.MemberEnrolled _,
                    AccountEvent.HoldCaptured _,
                    AccountEvent.CaptureReturned _,
                    AccountEvent.HoldReleased _,
                    AccountEvent.PointsAdjusted _,
                    AccountEvent.AccountBlocked _,
                    AccountEvent.AccountUnblocked _,
                    AccountEvent.PointsTransferred _,
                    AccountEvent.AccountSettled _ -> {}
            case AccountEvent.OccasionPosted posted -> belongings.take(posted);
        }
    }

    private void opened(AccountOpened opened) {
        if (opened.card() != null) {
            cards.put(opened.card().hash(), opened.card());
            memberByCard.put(opened.card().hash(), opened.memberId());
        }
    }

    private void posted(ReceiptPosted posted) {
        promotions.take(posted);
        if (posted.receipt() != null) {
            report.count("receipts on accounts", 1);
            receipt(posted.eventId(), posted.receiptId().toString());
        } else {
            awaited.add(posted.receiptId().toString());
        }
    }

    void kept(ReceiptKept kept) {
        promotions.take(kept);
        report.count("receipts kept without an account", 1);
        receipt(kept.eventId(), kept.receiptId().toString());
    }

    private void receipt(String eventId, String identity) {
        if (!eventId.equals(identity)) {
            report.differs("event " + eventId + " carries receipt " + identity);
        }
        receipts.add(identity);
    }

    void unknown(String eventId) {
        report.differs("event " + eventId + " is neither an account's nor a receipt's nor a coupon's");
    }

    private void entry(AccountEvent event, Entry entry) {
        report.count("entries", 1);
        for (Posting posting : entry.postings()) {
            if (entry.kind() == EntryKind.EXCHANGED) {
                exchanged = Math.addExact(exchanged, redeemed(posting));
            }
            books.merge(posting.from(), -posting.points(), Math::addExact);
            books.merge(posting.to(), posting.points(), Math::addExact);
        }
        String wallet = event.memberId() + " " + entry.wallet();
        long balance = running.merge(wallet, entry.points(), Math::addExact);
        if (balance != entry.balance()) {
            report.differs("entry " + event.eventId() + "/" + entry.number() + " says balance " + entry.balance()
                    + ", its points make " + balance);
        }
    }

    private static long redeemed(Posting posting) {
        return (posting.to() == LedgerAccount.REDEEMED ? posting.points() : 0)
                - (posting.from() == LedgerAccount.REDEEMED ? posting.points() : 0);
    }

    /** Redeemed points are those that doors captured and tills took, less what came back; and units of full cards. */
    void compare(Captures captures) {
        long booked = books.getOrDefault(LedgerAccount.REDEEMED, 0L) - exchanged;
        if (booked != captures.redeemed()) {
            report.differs("the books say that " + booked + " points are redeemed, captures and payments at tills make "
                    + captures.redeemed());
        }
    }

    /** What can only be said when all events are known. */
    void finish() {
        report.count("accounts", accounts.size());
        awaited.stream()
                .filter(identity -> !receipts.contains(identity))
                .forEach(identity -> report.differs("receipt " + identity + " has effect but is not stored"));
        long sum = books.values().stream().reduce(0L, Math::addExact);
        if (sum != 0) {
            report.differs("all ledger accounts together hold " + sum + ", not 0");
        }
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    Map<String, NewCard> cards() {
        return cards;
    }

    Map<String, String> memberByCard() {
        return memberByCard;
    }

    Set<String> receipts() {
        return receipts;
    }

    PromotionReplay promotions() {
        return promotions;
    }

    Belongings belongings() {
        return belongings;
    }

    Set<String> holds() {
        return holds;
    }

    /** All wallets together as posted. */
    Standing posted() {
        return accounts.values().stream()
                .flatMap(account -> account.book().standings().values().stream())
                .reduce(Standing.EMPTY, Replay::plus);
    }

    /** All wallets together as they are at a moment, the clock applied. */
    Standing standingsAt(Instant at) {
        var sum = Standing.EMPTY;
        for (Account account : accounts.values()) {
            var book = new OpenBook(account.book(), "audit", at);
            Clockwork.settle(book, at, Instant.MIN);
            for (String wallet : account.book().standings().keySet()) {
                sum = plus(sum, book.standing(wallet));
            }
        }
        return sum;
    }

    static Standing plus(Standing one, Standing other) {
        return new Standing(
                Math.addExact(one.active(), other.active()),
                Math.addExact(one.pending(), other.pending()),
                Math.addExact(one.held(), other.held()),
                Math.addExact(one.debt(), other.debt()));
    }
}
