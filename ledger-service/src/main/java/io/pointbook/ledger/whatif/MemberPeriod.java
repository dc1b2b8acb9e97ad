package io.pointbook.ledger.whatif;

import io.pointbook.ledger.account.Account;
import io.pointbook.ledger.account.AccountEvent;
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
import io.pointbook.ledger.account.Programme;
import io.pointbook.ledger.account.Programmes;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.Retelling;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.quote.PricedBasket;
import io.pointbook.ledger.whatif.WhatIfJob.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One member's period, told twice from the same beginning: by the programme that was in force, and by the draft. What
 * happened before the period is as it is stored, what came after it is left out.
 */
final class MemberPeriod {
    private final Question question;
    private final Programmes programmes;
    private final Function<ReceiptId, Receipt> receipts;
    private final SideBudgets draftBudgets;
    private final SideBudgets realBudgets;
    private final SideSums draftSums = new SideSums();
    private final SideSums realSums = new SideSums();
    private Retelling real;
    private Retelling draft;
    private long receiptsTold;
    private long notAsPosted;
    private long unpaidRedemptions;
    private long unpaidPoints;

    /**
     * @param stored reads a receipt as it was kept
     * @param receipts of the events of this member, by identity
     * @param draftBudgets what is told is taken off them, and off {@code realBudgets}
     */
    MemberPeriod(
            String memberId,
            Question question,
            Programmes programmes,
            Function<CanonicalReceipt, Receipt> stored,
            Function<ReceiptId, Receipt> receipts,
            SideBudgets draftBudgets,
            SideBudgets realBudgets) {
        this.draftBudgets = draftBudgets;
        this.realBudgets = realBudgets;
        this.question = question;
        this.programmes = programmes;
        this.receipts = receipts;
        this.real = new Retelling(memberId, stored);
        this.draft = real;
    }

    /** What the draft would have changed. */
    record Outcome(
            SideSums draft,
            SideSums real,
            @Nullable String draftTier,
            @Nullable String realTier,
            boolean affected,
            long receipts,
            long notAsPosted,
            WhatIfResult.Unpaid unpaid) {}

    /** @param events all of the member's, in their order */
    Outcome tell(List<AccountEvent> events) {
        int next = 0;
        while (next < events.size() && isBefore(events.get(next), question)) {
            real.keep(events.get(next++));
        }
        draft = real.copy();
        for (AccountEvent event : events.subList(next, events.size())) {
            if (counts(event)) {
                again(event);
            }
        }
        return outcome();
    }

    /** Takes off a campaign's budget what members got before the period, as far as it is told as it is stored. */
    static void before(List<AccountEvent> events, Question question, Programmes programmes, SideBudgets budgets) {
        var kind = "";
        for (AccountEvent event : events) {
            if (!isBefore(event, question)) {
                return;
            }
            kind = kind(event, kind);
            budgets.take(event, programmes.inForce(kind, event.businessTime()));
        }
    }

    private static String kind(AccountEvent event, String before) {
        return switch (event) {
            case AccountOpened opened -> opened.kind();
            case MemberEnrolled enrolled -> enrolled.kind();
            default -> before;
        };
    }

    private static boolean isBefore(AccountEvent event, Question question) {
        return saysOnlyWho(event) || happened(event).isBefore(question.from());
    }

    private boolean counts(AccountEvent event) {
        return saysOnlyWho(event)
                || (happened(event).isBefore(question.until())
                        && !event.postedAt().isAfter(question.askedAt()));
    }

    /** Who the member is, is known from the first receipt on, whenever it was written down. */
    private static boolean saysOnlyWho(AccountEvent event) {
        return switch (event) {
            case AccountOpened _, MemberEnrolled _, AccountBlocked _, AccountUnblocked _ -> true;
            case ReceiptPosted _,
                    OccasionPosted _,
                    PointsHeld _,
                    HoldCaptured _,
                    CaptureReturned _,
                    HoldReleased _,
                    PointsAdjusted _,
                    PointsTransferred _,
                    AccountSettled _ -> false;
        };
    }

    /** The clock's events are about what fell due earlier. */
    private static Instant happened(AccountEvent event) {
        return event instanceof AccountSettled ? event.postedAt() : event.businessTime();
    }

    private void again(AccountEvent event) {
        var inForce = inForce(event.businessTime());
        var judging = judged(event) ? draftFor(inForce) : inForce;
        var drafted = draftBudgets.within(judging);
        var realTold = real.again(event, realBudgets.within(inForce), () -> receipt(event));
        var draftTold = draft.again(event, drafted, () -> priced(event, inForce, drafted));
        take(realBudgets, realTold, inForce);
        take(draftBudgets, draftTold, judging);
        if (judged(event)) {
            receiptsTold++;
            notAsPosted += realTold.event() != null
                            && Retelling.sameMoves(realTold.event().booking(), event.booking())
                    ? 0
                    : 1;
            add(realSums, realTold, inForce);
            add(draftSums, draftTold, judging);
        }
        long unpaid = draftTold.unpaid() - realTold.unpaid();
        if (unpaid > 0) {
            unpaidRedemptions++;
            unpaidPoints = Math.addExact(unpaidPoints, unpaid);
        }
    }

    private static void take(SideBudgets budgets, Retelling.Told told, Programme programme) {
        if (told.event() != null) {
            budgets.take(told.event(), programme);
        }
    }

    private static void add(SideSums sums, Retelling.Told told, Programme programme) {
        if (told.event() != null) {
            sums.add(told.event(), programme);
        }
    }

    /** A programme judges it, and it belongs to the period: late ones of the time before are decided as they were. */
    private boolean judged(AccountEvent event) {
        return (event instanceof ReceiptPosted || event instanceof OccasionPosted)
                && !event.businessTime().isBefore(question.from());
    }

    private Receipt receipt(AccountEvent event) {
        return receipts.apply(((ReceiptPosted) event).receiptId());
    }

    /**
     * The receipt as tills would have sent it that ask for quotes. Where the draft takes off what is taken off already, it
     * stays as it came: some tills apply less than they could.
     */
    private Receipt priced(AccountEvent event, Programme inForce, Programme drafted) {
        var receipt = receipt(event);
        boolean basket = event instanceof ReceiptPosted posted
                && posted.receipt() != null
                && !receipt.type().isVoid()
                && !drafted.discountRules().equals(inForce.discountRules());
        if (!basket) {
            return receipt;
        }
        var full = new Promotions(inForce, receipt, receipt.lines()).undiscounted();
        return PricedBasket.of(receipt.withLines(full), drafted, draft.account())
                .receipt();
    }

    private Programme inForce(Instant at) {
        return programmes.inForce(real.account().kind(), at);
    }

    private Programme draftFor(Programme inForce) {
        return question.kinds().contains(real.account().kind()) ? question.draft() : inForce;
    }

    private Outcome outcome() {
        var last = question.until().minusNanos(1);
        var inForce = inForce(last);
        var realTier = tier(inForce, real.account(), last);
        var draftTier = tier(draftFor(inForce), draft.account(), last);
        boolean same = draftSums.gaveTheSame(realSums)
                && Objects.equals(draftTier, realTier)
                && unpaidRedemptions == 0
                && standings(draft).equals(standings(real));
        return new Outcome(
                draftSums,
                realSums,
                draftTier,
                realTier,
                !same,
                receiptsTold,
                notAsPosted,
                new WhatIfResult.Unpaid(unpaidRedemptions, unpaidPoints));
    }

    private static @Nullable String tier(Programme programme, Account account, Instant at) {
        var standing = programme.tier(account, at);
        return standing == null ? null : standing.tier();
    }

    private static Map<String, Standing> standings(Retelling told) {
        var standings = new TreeMap<>(told.account().book().standings());
        standings.values().removeIf(Standing.EMPTY::equals);
        return standings;
    }
}
