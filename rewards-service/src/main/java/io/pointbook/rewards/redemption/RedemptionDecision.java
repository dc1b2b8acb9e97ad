package io.pointbook.rewards.redemption;

import io.pointbook.rewards.redemption.RedemptionCommand.CancelRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.FulfilRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordCapture;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordGivenBack;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordLapse;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordNoHold;
import io.pointbook.rewards.redemption.RedemptionCommand.RecordRelease;
import io.pointbook.rewards.redemption.RedemptionCommand.RequestRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.ReserveStock;
import io.pointbook.rewards.redemption.RedemptionCommand.ReturnRedemption;
import io.pointbook.rewards.redemption.RedemptionCommand.StopWaiting;
import io.pointbook.rewards.redemption.RedemptionConflict.Reason;
import io.pointbook.rewards.redemption.RedemptionEvent.EndRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.HoldLapsed;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsCaptured;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsGivenBack;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsHeld;
import io.pointbook.rewards.redemption.RedemptionEvent.PointsReleased;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionCancelled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionConfirmed;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionFulfilled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRefused;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionReturned;
import io.pointbook.rewards.redemption.RedemptionEvent.ReturnRequested;
import io.pointbook.rewards.redemption.RedemptionEvent.StockReserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a command. What was recorded before, or comes after the redemption went another way, changes nothing:
 * each step can be repeated by whoever took it over.
 */
public final class RedemptionDecision {
    /** Holds of one redemption; each but the first follows one that ended by its time limit. */
    public static final int MOST_HOLDS = 5;

    private final Redemption before;
    private final Instant at;
    private final List<RedemptionEvent> events = new ArrayList<>();

    private RedemptionDecision(Redemption before, Instant at) {
        this.before = before;
        this.at = at;
    }

    /** The first event. */
    public static RedemptionRequested request(RequestRedemption ask) {
        return new RedemptionRequested(
                RedemptionIds.event(ask.redemptionId(), 0), ask.redemptionId(), ask.memberId(), ask.terms(), ask.at());
    }

    /** The events, or a {@link RedemptionConflict}. */
    public static List<RedemptionEvent> decide(Redemption redemption, RedemptionCommand command) {
        var decision = new RedemptionDecision(redemption, command.at());
        decision.on(command);
        return List.copyOf(decision.events);
    }

    private void on(RedemptionCommand command) {
        switch (command) {
            case RequestRedemption ask -> throw new IllegalStateException("requested twice: " + ask.redemptionId());
            case ReserveStock ask -> reserve(ask);
            case RecordHold fact -> held(fact);
            case RecordNoHold fact -> notHeld(fact);
            case RecordCapture fact -> captured(fact);
            case RecordLapse fact -> lapsed(fact);
            case RecordRelease fact -> released(fact);
            case RecordGivenBack fact -> givenBack(fact);
            case CancelRedemption ask -> cancel(ask);
            case StopWaiting _ -> stopWaiting();
            case FulfilRedemption ask -> fulfil(ask);
            case ReturnRedemption ask -> comesBack(ask);
        }
    }

    private void reserve(ReserveStock ask) {
        if (before.state() != RedemptionState.REQUESTED) {
            return;
        }
        if (ask.refusal() == null) {
            events.add(new StockReserved(
                    nextId(), id(), member(), before.terms().quantity(), ask.limited(), ask.memberKind(), at));
        } else {
            refused(ask.refusal());
        }
    }

    private void held(RecordHold fact) {
        if (fact.hold() != before.hold() || before.held() || before.captured()) {
            return;
        }
        var held = new PointsHeld(
                nextId(), id(), member(), fact.hold(), RedemptionIds.hold(id(), fact.hold()), fact.expiresAt(), at);
        if (before.state() == RedemptionState.RESERVED) {
            events.add(held);
            events.add(new RedemptionConfirmed(nextId(), id(), member(), at));
        } else if (before.state() == RedemptionState.CANCELLING) {
            events.add(held);
        }
    }

    private void notHeld(RecordNoHold fact) {
        if (fact.hold() != before.hold() || before.held()) {
            return;
        }
        if (before.state() == RedemptionState.RESERVED) {
            refused(fact.refusal());
        } else if (before.state() == RedemptionState.CANCELLING && !before.captured()) {
            ended(before.end());
        }
    }

    private void captured(RecordCapture fact) {
        boolean awaited = before.state() == RedemptionState.CONFIRMED
                || before.state() == RedemptionState.CANCELLING && !before.captured();
        if (awaited && fact.hold() == before.hold()) {
            events.add(new PointsCaptured(
                    nextId(), id(), member(), fact.hold(), before.terms().points(), at));
        }
    }

    private void lapsed(RecordLapse fact) {
        if (fact.hold() != before.hold() || before.captured()) {
            return;
        }
        if (before.state() == RedemptionState.CANCELLING) {
            ended(before.end());
        } else if (before.state() == RedemptionState.CONFIRMED) {
            if (before.hold() < MOST_HOLDS) {
                events.add(new HoldLapsed(nextId(), id(), member(), fact.hold(), at));
            } else {
                refused(Refusal.of(RefusalCode.HOLD_EXPIRED));
            }
        }
    }

    private void released(RecordRelease fact) {
        if (before.state() != RedemptionState.CANCELLING || before.captured() || fact.hold() != before.hold()) {
            return;
        }
        if (before.held()) {
            events.add(new PointsReleased(nextId(), id(), member(), fact.hold(), at));
        }
        ended(before.end());
    }

    private void givenBack(RecordGivenBack fact) {
        if (before.state() == RedemptionState.CANCELLING && before.captured()) {
            events.add(
                    new PointsGivenBack(nextId(), id(), member(), before.terms().points(), fact.entryId(), at));
            ended(before.end());
        } else if (before.state() == RedemptionState.RETURNING) {
            events.add(
                    new PointsGivenBack(nextId(), id(), member(), before.terms().points(), fact.entryId(), at));
            var returns = before.terms().returns();
            events.add(new RedemptionReturned(
                    nextId(), id(), member(), returns != null && returns.restock() ? restored() : 0, at));
        }
    }

    private void comesBack(ReturnRedemption ask) {
        switch (before.state()) {
            case FULFILLED -> {
                var returns = before.terms().returns();
                var fulfilled = before.fulfilled();
                if (returns == null || fulfilled == null) {
                    throw new RedemptionConflict(Reason.NOT_RETURNABLE);
                }
                if (at.isAfter(fulfilled.at().plus(returns.within()))) {
                    throw new RedemptionConflict(Reason.RETURN_TOO_LATE);
                }
                events.add(new ReturnRequested(nextId(), id(), member(), ask.actor(), ask.reason(), at));
            }
            case RETURNING, RETURNED -> {}
            case REQUESTED, RESERVED, CONFIRMED, CAPTURED -> throw new RedemptionConflict(Reason.NOT_FULFILLED);
            case CANCELLING, CANCELLED -> throw new RedemptionConflict(Reason.ALREADY_CANCELLED);
            case REFUSED -> throw new RedemptionConflict(Reason.ALREADY_REFUSED);
        }
    }

    private void cancel(CancelRedemption ask) {
        switch (before.state()) {
            case REQUESTED -> ended(end(ask.actor(), ask.reason(), null));
            case RESERVED, CONFIRMED -> end(ask.actor(), ask.reason(), null);
            case CAPTURED -> {
                // it may have it already: the coupon is issued before that is written down
                if (before.terms().kind().fulfilsItself()) {
                    throw new RedemptionConflict(Reason.ALREADY_FULFILLED);
                }
                end(ask.actor(), ask.reason(), null);
            }
            case CANCELLING, CANCELLED -> {}
            case FULFILLED -> throw new RedemptionConflict(Reason.ALREADY_FULFILLED);
            case RETURNING, RETURNED -> throw new RedemptionConflict(Reason.ALREADY_RETURNED);
            case REFUSED -> throw new RedemptionConflict(Reason.ALREADY_REFUSED);
        }
    }

    private void stopWaiting() {
        switch (before.state()) {
            case REQUESTED -> ended(end("rewards-service", null, RefusalCode.LEDGER_UNAVAILABLE));
            case RESERVED -> end("rewards-service", null, RefusalCode.LEDGER_UNAVAILABLE);
            case CONFIRMED, CAPTURED, CANCELLING, CANCELLED, FULFILLED, REFUSED, RETURNING, RETURNED -> {}
        }
    }

    private void fulfil(FulfilRedemption ask) {
        switch (before.state()) {
            case CAPTURED -> {
                if (before.terms().cash() != null && ask.payment() == null) {
                    throw new RedemptionConflict(Reason.PAYMENT_MISSING);
                }
                events.add(new RedemptionFulfilled(
                        nextId(), id(), member(), ask.actor(), ask.reference(), ask.payment(), ask.couponCodes(), at));
            }
            case FULFILLED -> {}
            case RETURNING, RETURNED -> throw new RedemptionConflict(Reason.ALREADY_RETURNED);
            case REQUESTED, RESERVED, CONFIRMED -> throw new RedemptionConflict(Reason.NOT_CAPTURED);
            case CANCELLING, CANCELLED -> throw new RedemptionConflict(Reason.ALREADY_CANCELLED);
            case REFUSED -> throw new RedemptionConflict(Reason.ALREADY_REFUSED);
        }
    }

    private EndRequested end(String actor, @Nullable String reason, @Nullable RefusalCode refusal) {
        var asked = new EndRequested(nextId(), id(), member(), actor, reason, refusal, at);
        events.add(asked);
        return asked;
    }

    private void ended(@Nullable EndRequested end) {
        if (end != null && end.refusal() != null) {
            refused(Refusal.of(end.refusal()));
        } else {
            events.add(new RedemptionCancelled(nextId(), id(), member(), restored(), at));
        }
    }

    private void refused(Refusal refusal) {
        events.add(new RedemptionRefused(nextId(), id(), member(), refusal, restored(), at));
    }

    private long restored() {
        return before.limited() ? before.terms().quantity() : 0;
    }

    private String id() {
        return before.redemptionId();
    }

    private String member() {
        return before.memberId();
    }

    private String nextId() {
        return RedemptionIds.event(id(), before.events() + events.size());
    }
}
