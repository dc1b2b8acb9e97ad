package io.pointbook.rewards.redemption;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as its events tell it.
 *
 * @param limited whether pieces were taken out of a stock
 * @param hold number of the hold that is to be placed or was placed last, from 1
 * @param held whether that hold is known to be there
 * @param end how and why it is to end without effect
 * @param events how many there were
 */
public record Redemption(
        RedemptionRequested requested,
        RedemptionState state,
        boolean limited,
        int hold,
        boolean held,
        boolean captured,
        @Nullable EndRequested end,
        @Nullable Refusal refusal,
        @Nullable RedemptionFulfilled fulfilled,
        Instant changedAt,
        long events) {

    /** As these events tell it, the first one included. */
    public static Redemption of(List<RedemptionEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof RedemptionRequested requested)) {
            throw new IllegalStateException("a redemption begins with RedemptionRequested");
        }
        var redemption = begun(requested);
        for (var event : events.subList(1, events.size())) {
            redemption = redemption.after(event);
        }
        return redemption;
    }

    static Redemption begun(RedemptionRequested requested) {
        return new Redemption(
                requested, RedemptionState.REQUESTED, false, 1, false, false, null, null, null, requested.at(), 1);
    }

    /** With a further event. */
    public Redemption after(RedemptionEvent event) {
        var next = next(event);
        return new Redemption(
                requested,
                next.state,
                next.limited,
                next.hold,
                next.held,
                next.captured,
                next.end,
                next.refusal,
                next.fulfilled,
                event.at(),
                events + 1);
    }

    private Redemption next(RedemptionEvent event) {
        return switch (event) {
            case RedemptionRequested again ->
                throw new IllegalStateException("requested twice: " + again.redemptionId());
            case StockReserved reserved -> in(RedemptionState.RESERVED).limited(reserved.limited());
            case PointsHeld _ -> with(hold, true, false);
            case RedemptionConfirmed _ -> in(RedemptionState.CONFIRMED);
            case HoldLapsed lapsed -> in(RedemptionState.RESERVED).with(lapsed.hold() + 1, false, false);
            case PointsCaptured _ ->
                (state == RedemptionState.CANCELLING ? this : in(RedemptionState.CAPTURED)).with(hold, false, true);
            case PointsReleased _ -> with(hold, false, false);
            case PointsGivenBack _ -> with(hold, false, false);
            case EndRequested asked -> in(RedemptionState.CANCELLING).ending(asked);
            case RedemptionCancelled _ -> in(RedemptionState.CANCELLED);
            case RedemptionRefused refused -> in(RedemptionState.REFUSED).refused(refused.refusal());
            case ReturnRequested _ -> in(RedemptionState.RETURNING);
            case RedemptionReturned _ -> in(RedemptionState.RETURNED);
            case RedemptionFulfilled done -> in(RedemptionState.FULFILLED).fulfilled(done);
        };
    }

    private Redemption in(RedemptionState then) {
        return new Redemption(
                requested, then, limited, hold, held, captured, end, refusal, fulfilled, changedAt, events);
    }

    private Redemption limited(boolean byStock) {
        return new Redemption(
                requested, state, byStock, hold, held, captured, end, refusal, fulfilled, changedAt, events);
    }

    private Redemption with(int number, boolean isHeld, boolean isCaptured) {
        return new Redemption(
                requested, state, limited, number, isHeld, isCaptured, end, refusal, fulfilled, changedAt, events);
    }

    private Redemption ending(EndRequested asked) {
        return new Redemption(
                requested, state, limited, hold, held, captured, asked, refusal, fulfilled, changedAt, events);
    }

    private Redemption refused(Refusal why) {
        return new Redemption(requested, state, limited, hold, held, captured, end, why, fulfilled, changedAt, events);
    }

    private Redemption fulfilled(RedemptionFulfilled done) {
        return new Redemption(requested, state, limited, hold, held, captured, end, refusal, done, changedAt, events);
    }

    public String redemptionId() {
        return requested.redemptionId();
    }

    public String memberId() {
        return requested.memberId();
    }

    public RedemptionTerms terms() {
        return requested.terms();
    }

    /** What it calls its hold at the ledger. */
    public String holdId() {
        return RedemptionIds.hold(redemptionId(), hold);
    }

    /** What comes next by itself; nothing where it has ended or waits for somebody. */
    public @Nullable Step nextStep() {
        return switch (state) {
            case REQUESTED -> Step.RESERVE_STOCK;
            case RESERVED -> Step.HOLD_POINTS;
            case CONFIRMED -> Step.CAPTURE_POINTS;
            case CAPTURED -> terms().kind().fulfilsItself() ? Step.FULFIL : null;
            case CANCELLING -> captured ? Step.GIVE_POINTS_BACK : Step.RELEASE_POINTS;
            case RETURNING -> Step.GIVE_POINTS_BACK;
            case FULFILLED, CANCELLED, REFUSED, RETURNED -> null;
        };
    }
}
