package io.pointbook.ledger.hold;

import io.pointbook.ledger.account.AccountCommand.CaptureHold;
import io.pointbook.ledger.account.AccountCommand.HoldPoints;
import io.pointbook.ledger.account.AccountCommand.ReleaseHold;
import io.pointbook.ledger.account.AccountCommand.ReturnCapture;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountRefusal;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.door.AccountDoor;
import io.pointbook.ledger.door.Requests;
import io.pointbook.ledger.posting.PostingMetrics;
import io.pointbook.ledger.posting.Sitting;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points are reserved, then spent or given back. The caller's holdId makes each step safe to repeat. */
public final class Holds {
    private final AccountDoor door;
    private final PostingMetrics metrics;

    public Holds(AccountDoor door, PostingMetrics metrics) {
        this.door = door;
        this.metrics = metrics;
    }

    HoldAnswer place(PlaceHold body) throws Exception {
        var ask = HoldRequest.of(body);
        try {
            return door.write(transaction -> place(transaction, ask));
        } catch (Refused refused) {
            metrics.holdRefused(refused.problem().code());
            throw refused;
        }
    }

    private HoldAnswer place(OpenTransaction transaction, HoldRequest asked) throws SQLException {
        var account = AccountDoor.accountOf(transaction.connection(), asked.memberId());
        var by = account.equals(asked.memberId()) ? null : asked.memberId();
        return place(transaction, asked.on(account), by);
    }

    /** @param by the member of a household, where the account is its pool */
    private HoldAnswer place(OpenTransaction transaction, HoldRequest ask, @Nullable String by) throws SQLException {
        var before = HoldRow.find(transaction.connection(), ask.holdId());
        if (before != null) {
            return before.repeated(ask);
        }
        var sitting = door.sit(transaction, ask.memberId());
        var now = door.now();
        Requests.requireWallet(sitting.programme(ask.memberId(), now).canBeSpent(ask.wallet()), ask.wallet());
        var expiresAt = now.plus(ask.expiresIn());
        var event = sitting.tell(
                new HoldPoints(ask.memberId(), ask.holdId(), ask.wallet(), ask.points(), expiresAt, by, now));
        if (event == null) {
            // the same request came twice at once, and the other one was first to the lock
            return existing(transaction, ask.holdId()).repeated(ask);
        }
        return HoldAnswer.placed(new HoldRow(
                ask.holdId(),
                ask.memberId(),
                ask.wallet(),
                ask.points(),
                ask.expiresIn(),
                expiresAt,
                Hold.State.OPEN,
                0));
    }

    /** @param points absent: all */
    HoldAnswer capture(String holdId, @Nullable Long points) throws Exception {
        var asked = points == null ? null : Long.valueOf(Requests.points(points));
        return door.write(transaction -> {
            var row = existing(transaction, holdId);
            return row.isOpen() ? capture(transaction, row, asked) : row.captureOfEnded(asked);
        });
    }

    private HoldAnswer capture(OpenTransaction transaction, HoldRow open, @Nullable Long asked) throws SQLException {
        var sitting = door.sit(transaction, open.memberId());
        var row = existing(transaction, open.holdId());
        if (!row.isOpen()) {
            return row.captureOfEnded(asked);
        }
        var event = sitting.tell(new CaptureHold(row.memberId(), row.holdId(), asked, door.now()));
        if (event instanceof AccountEvent.HoldCaptured captured) {
            return HoldAnswer.captured(row, captured.points());
        }
        throw behind(sitting, row);
    }

    HoldAnswer release(String holdId) throws Exception {
        return door.write(transaction -> {
            var row = existing(transaction, holdId);
            return row.isOpen() ? release(transaction, row) : row.releaseOfEnded();
        });
    }

    private HoldAnswer release(OpenTransaction transaction, HoldRow open) throws SQLException {
        var sitting = door.sit(transaction, open.memberId());
        var row = existing(transaction, open.holdId());
        if (!row.isOpen()) {
            return row.releaseOfEnded();
        }
        var event = sitting.tell(new ReleaseHold(row.memberId(), row.holdId(), door.now()));
        if (event instanceof AccountEvent.HoldReleased) {
            return HoldAnswer.released(row);
        }
        throw behind(sitting, row);
    }

    /** What a captured hold had bought came back, or a part of it. */
    CaptureReturn giveBack(String holdId, ReturnCaptured body) throws Exception {
        var returnId = HoldRequest.ownId(body.returnId(), "returnId");
        var asked = body.points() == null ? null : Long.valueOf(Requests.points(body.points()));
        var reason = body.reason();
        if (reason != null && reason.length() > ReturnCaptured.LONGEST_REASON) {
            throw Requests.invalid("'reason' has " + ReturnCaptured.LONGEST_REASON + " characters at most.");
        }
        return door.write(transaction -> {
            var row = existing(transaction, holdId);
            var sitting = door.sit(transaction, row.memberId());
            var before = returned(holdId, returnId);
            if (before != null) {
                return repeated(before, asked);
            }
            var now = door.now();
            var event = sitting.tell(new ReturnCapture(
                    row.memberId(),
                    holdId,
                    returnId,
                    row.wallet(),
                    asked,
                    reason,
                    sitting.history(row.memberId()),
                    sitting.programme(row.memberId(), now),
                    now));
            if (event instanceof CaptureReturned done) {
                return CaptureReturn.of(done);
            }
            throw new IllegalStateException("a return that is not refused has an event");
        });
    }

    private @Nullable CaptureReturned returned(String holdId, String returnId) {
        return door.events().byIds(List.of(CaptureReturned.id(holdId, returnId))).stream()
                .map(message -> (CaptureReturned) message.getPayload())
                .findFirst()
                .orElse(null);
    }

    private static CaptureReturn repeated(CaptureReturned before, @Nullable Long asked) {
        if (asked != null && asked != before.points()) {
            throw new AccountRefusal.DifferentRequest(
                    "This return was made with " + before.points() + " points, not " + asked);
        }
        return CaptureReturn.of(before);
    }

    private static HoldRow existing(OpenTransaction transaction, String holdId) throws SQLException {
        var row = HoldRow.find(transaction.connection(), holdId);
        if (row == null) {
            throw AccountDoor.unknownHold();
        }
        return row;
    }

    /** Row and events are written in one transaction: only a damaged table brings them apart. */
    private static IllegalStateException behind(Sitting sitting, HoldRow row) {
        var hold = sitting.account(row.memberId()).book().hold(row.holdId());
        return new IllegalStateException("hold " + row.holdId() + " is " + row.state() + " in its row and "
                + (hold == null ? "forgotten" : hold.state()) + " in the account");
    }
}
