package io.pointbook.rewards.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.rewards.catalogue.RewardKind;
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
import io.pointbook.rewards.redemption.RedemptionCommand.StopWaiting;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionCancelled;
import io.pointbook.rewards.redemption.RedemptionEvent.RedemptionRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedemptionDecisionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ID = "r";

    private final List<RedemptionEvent> events = new ArrayList<>();

    private List<String> told(RedemptionCommand command) {
        var decided = command instanceof RequestRedemption ask
                ? List.<RedemptionEvent>of(RedemptionDecision.request(ask))
                : RedemptionDecision.decide(Redemption.of(events), command);
        events.addAll(decided);
        return decided.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private void requested() {
        told(new RequestRedemption(
                ID,
                "anna",
                new RedemptionTerms("mug", 1, RewardKind.GOODS, 2, 200, "points", null, null, null, null, null),
                NOW));
    }

    private void confirmed() {
        requested();
        told(new ReserveStock(ID, null, true, null, NOW));
        told(held(1));
    }

    private static RecordHold held(int number) {
        return new RecordHold(ID, number, NOW, NOW);
    }

    @Test
    void the_straight_way() {
        confirmed();
        assertThat(told(new RecordCapture(ID, 1, NOW))).containsExactly("PointsCaptured");
        assertThat(told(new FulfilRedemption(ID, "anna", null, null, List.of(), NOW)))
                .containsExactly("RedemptionFulfilled");
        assertThat(events.stream().map(RedemptionEvent::eventId).distinct()).hasSize(events.size());
        assertThat(Redemption.of(events).nextStep()).isNull();
    }

    @Test
    void what_is_told_twice_changes_nothing() {
        requested();
        told(new ReserveStock(ID, null, true, null, NOW));
        assertThat(told(new ReserveStock(ID, null, true, null, NOW))).isEmpty();
        told(held(1));
        assertThat(told(held(1))).isEmpty();
        assertThat(told(new RecordNoHold(ID, 1, Refusal.of(RefusalCode.ACCOUNT_BLOCKED), NOW)))
                .isEmpty();
        told(new RecordCapture(ID, 1, NOW));
        assertThat(told(new RecordCapture(ID, 1, NOW))).isEmpty();
        assertThat(told(new RecordLapse(ID, 1, NOW))).isEmpty();
        assertThat(told(new RecordRelease(ID, 1, NOW))).isEmpty();
        assertThat(told(new StopWaiting(ID, NOW))).isEmpty();
    }

    @Test
    void a_refusal_puts_back_what_was_set_aside_and_only_that() {
        requested();
        told(new ReserveStock(ID, Refusal.of(RefusalCode.OUT_OF_STOCK), true, null, NOW));
        assertThat(((RedemptionRefused) events.getLast()).restored()).isZero();

        events.clear();
        requested();
        told(new ReserveStock(ID, null, true, null, NOW));
        told(new RecordNoHold(ID, 1, Refusal.of(RefusalCode.INSUFFICIENT_POINTS, "missing", 7), NOW));
        assertThat(((RedemptionRefused) events.getLast()).restored()).isEqualTo(2);

        events.clear();
        requested();
        told(new ReserveStock(ID, null, false, null, NOW));
        told(new RecordNoHold(ID, 1, Refusal.of(RefusalCode.ACCOUNT_BLOCKED), NOW));
        assertThat(((RedemptionRefused) events.getLast()).restored()).isZero();
    }

    @Test
    void a_capture_that_was_under_way_when_it_was_cancelled_is_written_down_and_given_back() {
        confirmed();
        told(new CancelRedemption(ID, "anna", null, NOW));
        assertThat(Redemption.of(events).nextStep()).isEqualTo(Step.RELEASE_POINTS);
        assertThat(told(new RecordCapture(ID, 1, NOW))).containsExactly("PointsCaptured");
        assertThat(Redemption.of(events).nextStep()).isEqualTo(Step.GIVE_POINTS_BACK);
        assertThat(told(new RecordGivenBack(ID, "e", NOW))).containsExactly("PointsGivenBack", "RedemptionCancelled");
        assertThat(((RedemptionCancelled) events.getLast()).restored()).isEqualTo(2);
        assertThat(told(new RecordGivenBack(ID, "e", NOW))).isEmpty();
    }

    @Test
    void a_hold_that_arrives_after_the_cancellation_is_released() {
        requested();
        told(new ReserveStock(ID, null, true, null, NOW));
        told(new CancelRedemption(ID, "anna", null, NOW));
        assertThat(told(held(1))).containsExactly("PointsHeld");
        assertThat(Redemption.of(events).nextStep()).isEqualTo(Step.RELEASE_POINTS);
        assertThat(told(new RecordRelease(ID, 1, NOW))).containsExactly("PointsReleased", "RedemptionCancelled");
    }

    @Test
    void an_answer_about_an_earlier_hold_changes_nothing() {
        confirmed();
        assertThat(told(new RecordLapse(ID, 1, NOW))).containsExactly("HoldLapsed");
        assertThat(told(held(1))).isEmpty();
        assertThat(told(new RecordCapture(ID, 1, NOW))).isEmpty();
        assertThat(told(held(2))).containsExactly("PointsHeld", "RedemptionConfirmed");
        assertThat(told(new RecordCapture(ID, 1, NOW))).isEmpty();
        assertThat(told(new RecordCapture(ID, 2, NOW))).containsExactly("PointsCaptured");
    }

    @Test
    void nothing_is_handed_over_before_the_points_are_taken() {
        confirmed();

        assertThatThrownBy(() -> told(new FulfilRedemption(ID, "anna", null, null, List.of(), NOW)))
                .isInstanceOfSatisfying(RedemptionConflict.class, conflict -> assertThat(conflict.reason())
                        .isEqualTo(RedemptionConflict.Reason.NOT_CAPTURED));
    }

    @Test
    void ids_of_holds_never_meet() {
        assertThat(RedemptionIds.hold("a", 2)).isNotEqualTo(RedemptionIds.hold("a:2", 1));
        assertThat(RedemptionIds.hold("1:a", 1)).isNotEqualTo(RedemptionIds.hold("a", 11));
    }
}
