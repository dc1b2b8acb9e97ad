package io.pointbook.ledger.door;

import io.pointbook.ledger.account.AccountRefusal;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.http.RequestProblem;

/** What an account refuses, in the words of HTTP. The only place that knows. */
final class Refusals {
    private Refusals() {}

    static Refused of(AccountRefusal refusal) {
        return switch (refusal) {
            case AccountRefusal.InsufficientPoints insufficient ->
                LedgerProblem.INSUFFICIENT_POINTS.because(
                        "The member has " + insufficient.missing() + " points too few. Ask for fewer points.",
                        "missing",
                        insufficient.missing());
            case AccountRefusal.Blocked _ ->
                LedgerProblem.ACCOUNT_BLOCKED.because(
                        "A blocked account earns, returns and captures; it cannot hold points or lose them by hand until it is"
                                + " unblocked.");
            case AccountRefusal.UnknownHold _ -> unknownHold();
            case AccountRefusal.HoldExpired _ ->
                LedgerProblem.HOLD_EXPIRED.because(
                        "The hold ended by its time limit and its points are free again. Place a new hold with a new holdId.");
            case AccountRefusal.HoldReleased _ ->
                LedgerProblem.HOLD_RELEASED.because(
                        "The hold was released and its points are free again. Place a new hold with a new holdId.");
            case AccountRefusal.HoldCaptured _ ->
                LedgerProblem.HOLD_CAPTURED.because(
                        "The hold's points are spent. They come back by a return or an adjustment.");
            case AccountRefusal.DifferentRequest different ->
                RequestProblem.DIFFERENT_REQUEST.because(different.getMessage() + ". Use a new id for a new request.");
            case AccountRefusal.BeyondHold beyond ->
                LedgerProblem.BEYOND_HOLD.because(beyond.getMessage() + ". Capture at most so many.");
            case AccountRefusal.BeyondCapture beyond ->
                LedgerProblem.BEYOND_CAPTURE.because(
                        "Of the points that were captured with this hold, " + beyond.left()
                                + " have not come back yet. Return at most so many. Points of a hold that a receipt"
                                + " has spent come back by a return of that receipt.",
                        "left",
                        beyond.left());
            case AccountRefusal.AlreadyEnrolled _ ->
                LedgerProblem.CARD_TAKEN.because(
                        "The card belongs to a member who is enrolled already. GET /members?card= finds him.");
        };
    }

    static Refused unknownHold() {
        return LedgerProblem.UNKNOWN_HOLD.because("Nobody placed a hold with this holdId. POST /holds places one.");
    }
}
