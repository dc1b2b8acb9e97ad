package io.pointbook.ledger.account;

import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.GivePoints;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.ReturnCapture;
import io.pointbook.ledger.account.AccountCommand.SettleAccount;
import io.pointbook.ledger.account.AccountCommand.TakePoints;
import io.pointbook.ledger.account.AccountEvent.AccountSettled;
import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountEvent.HoldCaptured;
import io.pointbook.ledger.account.AccountEvent.HoldReleased;
import io.pointbook.ledger.account.AccountEvent.PointsAdjusted;
import io.pointbook.ledger.account.AccountEvent.PointsHeld;
import io.pointbook.ledger.account.AccountEvent.PointsTransferred;
import io.pointbook.ledger.account.book.Awarding;
import io.pointbook.ledger.account.book.Clockwork;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.OpenBook;
import io.pointbook.ledger.account.book.Portion;
import io.pointbook.ledger.account.book.Spending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Requests are decided: each is granted with an event, or refused. A repeat of what was granted gives no new event. */
final class RequestDecision {
    private final Account account;

    RequestDecision(Account account) {
        this.account = account;
    }

    /** Answers nothing where this very hold is there already. */
    @Nullable
    PointsHeld hold(HoldPoints ask) {
        var before = account.book().hold(ask.holdId());
        if (before != null) {
            if (before.points() != ask.points() || !before.wallet().equals(ask.wallet())) {
                throw new AccountRefusal.DifferentRequest("holdId was used before for another hold");
            }
            return null;
        }
        if (account.blocked()) {
            throw new AccountRefusal.Blocked();
        }
        String eventId = "hold:" + ask.holdId();
        var book = settled(eventId, ask.at());
        requireActive(book, ask.wallet(), ask.points());
        new Spending(book).hold(ask.holdId(), ask.wallet(), ask.points(), ask.at(), ask.expiresAt());
        return new PointsHeld(
                eventId,
                ask.memberId(),
                ask.holdId(),
                ask.wallet(),
                ask.points(),
                ask.expiresAt(),
                ask.at(),
                ask.at(),
                book.booking(),
                ask.by());
    }

    /** Answers nothing where the hold was captured before with the same points. */
    @Nullable
    HoldCaptured capture(CaptureHold ask) {
        String eventId = "hold:" + ask.holdId() + "#captured";
        var book = settled(eventId, ask.at());
        var hold = known(book, ask.holdId());
        if (hold.state() == Hold.State.CAPTURED) {
            long points = ask.points() == null ? hold.points() : ask.points();
            if (points != hold.captured()) {
                throw new AccountRefusal.DifferentRequest(
                        "the hold was captured with " + hold.captured() + " points, not " + points);
            }
            return null;
        }
        requireOpen(hold);
        long points = ask.points() == null ? hold.points() : ask.points();
        if (points > hold.points()) {
            throw new AccountRefusal.BeyondHold(hold.points());
        }
        new Spending(book).capture(hold, points, ask.at());
        Clockwork.settle(book, ask.at(), ask.at());
        return new HoldCaptured(eventId, ask.memberId(), ask.holdId(), points, ask.at(), ask.at(), book.booking());
    }

    /** Never more than was captured, in however many returns. */
    CaptureReturned returnCapture(ReturnCapture ask) {
        String eventId = CaptureReturned.id(ask.holdId(), ask.returnId());
        var book = settled(eventId, ask.at());
        long left = ask.history().payments().captured(ask.wallet(), ask.holdId());
        long points = ask.points() == null ? left : ask.points();
        if (points > left || left == 0) {
            throw new AccountRefusal.BeyondCapture(left);
        }
        new Spending(book)
                .giveBack(
                        ask.wallet(),
                        ask.holdId(),
                        ask.history().payments().returnable(ask.wallet(), ask.holdId(), points),
                        ask.at(),
                        ask.programme().expiryOf(ask.wallet(), ask.at()),
                        ask.programme().restoredLiveAtLeast());
        Clockwork.settle(book, ask.at(), ask.at());
        return new CaptureReturned(
                eventId,
                ask.memberId(),
                ask.holdId(),
                ask.returnId(),
                ask.wallet(),
                points,
                ask.reason(),
                ask.at(),
                ask.at(),
                book.booking());
    }

    /** Answers nothing where the hold was released before. */
    @Nullable
    HoldReleased release(ReleaseHold ask) {
        String eventId = "hold:" + ask.holdId() + "#released";
        var book = settled(eventId, ask.at());
        var hold = known(book, ask.holdId());
        if (hold.state() == Hold.State.RELEASED) {
            return null;
        }
        if (hold.state() == Hold.State.CAPTURED) {
            throw new AccountRefusal.HoldCaptured();
        }
        requireOpen(hold);
        new Spending(book).release(hold, ask.at());
        Clockwork.settle(book, ask.at(), ask.at());
        return new HoldReleased(eventId, ask.memberId(), ask.holdId(), ask.at(), ask.at(), book.booking());
    }

    PointsAdjusted adjust(AdjustPoints ask) {
        if (account.blocked() && ask.points() < 0) {
            throw new AccountRefusal.Blocked();
        }
        String eventId = "adjustment:" + ask.adjustmentId();
        var book = settled(eventId, ask.at());
        if (ask.points() < 0) {
            requireActive(book, ask.wallet(), -ask.points());
        }
        var expiry = ask.programme().expiryOf(ask.wallet(), ask.at());
        new Awarding(book).adjust(ask.wallet(), ask.points(), ask.at(), expiry, ask.actor(), ask.reason());
        return new PointsAdjusted(
                eventId,
                ask.memberId(),
                ask.wallet(),
                ask.points(),
                ask.actor(),
                ask.reason(),
                ask.at(),
                ask.at(),
                book.booking());
    }

    PointsTransferred give(GivePoints ask) {
        if (account.blocked()) {
            throw new AccountRefusal.Blocked();
        }
        String eventId = "transfer:" + ask.transferId() + "#out";
        var book = settled(eventId, ask.at());
        requireActive(book, ask.wallet(), ask.points());
        var portions = new Awarding(book).giveAway(ask.wallet(), ask.points(), ask.at(), ask.other(), ask.actor());
        return new PointsTransferred(
                eventId,
                ask.memberId(),
                ask.wallet(),
                -ask.points(),
                portions,
                ask.other(),
                ask.actor(),
                ask.at(),
                ask.at(),
                book.booking());
    }

    PointsTransferred take(TakePoints ask) {
        String eventId = "transfer:" + ask.transferId() + "#in";
        var book = settled(eventId, ask.at());
        new Awarding(book).take(ask.wallet(), ask.portions(), ask.at(), ask.other(), ask.actor());
        return new PointsTransferred(
                eventId,
                ask.memberId(),
                ask.wallet(),
                ask.portions().stream().mapToLong(Portion::points).sum(),
                ask.portions(),
                ask.other(),
                ask.actor(),
                ask.at(),
                ask.at(),
                book.booking());
    }

    /** Answers nothing where nothing is due. */
    @Nullable
    AccountSettled settle(SettleAccount ask) {
        var booking = settled(ask.eventId(), ask.at()).booking();
        return booking.entries().isEmpty()
                ? null
                : new AccountSettled(
                        ask.eventId(),
                        ask.memberId(),
                        booking.entries().getLast().businessTime(),
                        ask.at(),
                        booking);
    }

    private OpenBook settled(String eventId, Instant now) {
        var book = new OpenBook(account.book(), eventId, now);
        Clockwork.settle(book, now, Instant.MIN);
        return book;
    }

    private static Hold known(OpenBook book, String holdId) {
        var hold = book.hold(holdId);
        if (hold == null) {
            throw new AccountRefusal.UnknownHold();
        }
        return hold;
    }

    private static void requireOpen(Hold hold) {
        switch (hold.state()) {
            case OPEN -> {}
            case EXPIRED -> throw new AccountRefusal.HoldExpired();
            case RELEASED -> throw new AccountRefusal.HoldReleased();
            case CAPTURED -> throw new AccountRefusal.HoldCaptured();
        }
    }

    private static void requireActive(OpenBook book, String wallet, long points) {
        long active = book.standing(wallet).active();
        if (active < points) {
            throw new AccountRefusal.InsufficientPoints(points - active);
        }
    }
}
