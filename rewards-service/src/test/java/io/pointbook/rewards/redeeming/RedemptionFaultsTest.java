package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.rewards.redeeming.CrashingWatch.Crash;
import io.pointbook.rewards.redeeming.CrashingWatch.Place;
import io.pointbook.rewards.redeeming.CrashingWatch.Point;
import io.pointbook.rewards.redemption.RedemptionDecision;
import io.pointbook.rewards.redemption.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process under crashes, lost answers, and a ledger that is slow or away. */
class RedemptionFaultsTest {
    /** Only for some, so that the reservation is a step of its own. */
    private static final String MUG = "{'kind':'GOODS','pricePoints':100,'stock':5,'texts':{'en':{'name':'Mug'}},"
            + "'eligible':{'kinds':['CUSTOMER']}}";

    private static final String COUPON = "{'kind':'DISCOUNT_COUPON','pricePoints':100,'stock':5,"
            + "'eligible':{'kinds':['CUSTOMER']},"
            + "'texts':{'en':{'name':'10 %'}},'coupon':{'benefit':{'kind':'DISCOUNT_PERCENT','basisPoints':1000}}}";

    private static final String PEN = "{'kind':'GOODS','pricePoints':100,'stock':5,'texts':{'en':{'name':'Pen'}}}";

    private TestRewards rewards;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        open(Map.of());
    }

    private void open(Map<String, String> settings) throws Exception {
        rewards = new TestRewards(settings);
        anna = rewards.ledger.member(1_000);
        rewards.reward("mug", MUG);
        rewards.reward("coupon", COUPON);
        rewards.reward("pen", PEN);
    }

    @AfterEach
    void close() {
        rewards.close();
    }

    static Stream<Place> forward() {
        return places(Step.RESERVE_STOCK, Step.HOLD_POINTS, Step.CAPTURE_POINTS, Step.FULFIL);
    }

    private static Stream<Place> places(Step... steps) {
        return Arrays.stream(steps).flatMap(step -> Stream.of(Point.values()).map(point -> new Place(step, point)));
    }

    @ParameterizedTest
    @MethodSource("forward")
    void after_a_crash_at_any_point_it_goes_on_by_itself_and_takes_everything_once(Place place) throws Exception {
        rewards.crashes.crashAt(place);
        assertThatThrownBy(() -> rewards.redeem("r1", anna, "coupon", 1)).isInstanceOf(Crash.class);
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("FULFILLED");
        assertTakenOnce("coupon");
        assertThat(rewards.ledger.coupons()).isEqualTo(1);
    }

    static Stream<Place> crashesOfBoth() {
        return places(Step.RESERVE_STOCK, Step.HOLD_POINTS, Step.CAPTURE_POINTS, Step.GIVE_POINTS_BACK);
    }

    @ParameterizedTest
    @MethodSource("crashesOfBoth")
    void a_cancellation_after_a_crash_or_with_one_restores_everything_once(Place place) throws Exception {
        rewards.crashes.crashAt(place);
        ignoringCrash(() -> rewards.redeem("r1", anna, "mug", 1));
        ignoringCrash(() -> rewards.cancel("r1"));
        rewards.sweepLater();

        assertThat(rewards.crashes.isArmed()).isFalse();
        assertThat(rewards.state("r1")).isEqualTo("CANCELLED");
        assertNothingTaken();
    }

    static Stream<Place> crashesOfReturn() {
        return places(Step.GIVE_POINTS_BACK);
    }

    @ParameterizedTest
    @MethodSource("crashesOfReturn")
    void a_return_that_crashes_is_done_by_the_next_driver(Place place) throws Exception {
        rewards.reward(
                "cup",
                "{'kind':'GOODS','pricePoints':100,'stock':1,'texts':{'en':{'name':'Cup'}},"
                        + "'returns':{'within':'P1D','restock':true}}");
        rewards.redeem("r1", anna, "cup", 1);
        rewards.fulfil("r1");
        rewards.crashes.crashAt(place);
        ignoringCrash(() -> rewards.comesBack("r1"));
        rewards.sweepLater();

        assertThat(rewards.crashes.isArmed()).isFalse();
        assertThat(rewards.state("r1")).isEqualTo("RETURNED");
        assertThat(rewards.stock("cup")).isEqualTo(1);
        assertThat(rewards.ledger.held()).isZero();
    }

    static Stream<Place> crashesOfRelease() {
        return places(Step.RELEASE_POINTS);
    }

    @ParameterizedTest
    @MethodSource("crashesOfRelease")
    void a_release_that_crashes_is_done_by_the_next_driver(Place place) throws Exception {
        rewards.crashes.crashAt(new Place(Step.CAPTURE_POINTS, Point.BEGINS));
        ignoringCrash(() -> rewards.redeem("r1", anna, "mug", 1));
        rewards.move(Duration.ofMinutes(1));
        rewards.crashes.crashAt(place);
        ignoringCrash(() -> rewards.cancel("r1"));
        rewards.sweepLater();

        assertThat(rewards.crashes.isArmed()).isFalse();
        assertThat(rewards.state("r1")).isEqualTo("CANCELLED");
        assertNothingTaken();
    }

    @Test
    void points_that_were_taken_without_our_knowing_are_found_and_given_back() throws Exception {
        rewards.crashes.crashAt(new Place(Step.CAPTURE_POINTS, Point.ANSWERED));
        ignoringCrash(() -> rewards.redeem("r1", anna, "mug", 1));
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLING"); // its driver may still be alive
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CANCELLED");
        assertNothingTaken();
    }

    @Test
    void lost_answers_and_lost_requests_are_repeated_without_a_second_effect() throws Exception {
        for (int lost = 1; lost <= 4; lost++) {
            rewards.ledger.loseAnswers(lost);
            assertThat(rewards.redeem("a" + lost, rewards.ledger.member(100), "mug", 1))
                    .isIn("CAPTURED", "WAITING");
            rewards.sweepLater();
            assertThat(rewards.state("a" + lost)).isEqualTo("CAPTURED");
        }
        rewards.ledger.loseRequests(2);
        assertThat(rewards.redeem("b", anna, "mug", 1)).isEqualTo("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(900);
        assertThat(rewards.stock("mug")).isZero();
        assertThat(rewards.ledger.holds()).isEqualTo(5);
        assertThat(rewards.ledger.held()).isZero();
    }

    @Test
    void while_the_ledger_is_away_redemptions_wait_and_the_operator_sees_which_step_and_why() throws Exception {
        rewards.ledger.down(true);
        assertThat(rewards.redeem("r1", anna, "pen", 1)).isEqualTo("WAITING");
        assertThat(rewards.redeem("r1", anna, "pen", 1)).isEqualTo("WAITING");
        assertThat(rewards.redemptions().stuck(100, null).stuck()).isEmpty();
        for (int minutes = 0; minutes < 6; minutes += 2) {
            rewards.sweepLater();
        }
        var stuck = rewards.redemptions().stuck(100, null).stuck();
        assertThat(stuck).hasSize(1);
        assertThat(stuck.getFirst().step()).isEqualTo(Step.HOLD_POINTS);
        assertThat(stuck.getFirst().cause()).contains("ledger");
        assertThat(stuck.getFirst().attempts()).isGreaterThanOrEqualTo(4);

        rewards.ledger.down(false);
        rewards.sweepLater();
        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertThat(rewards.redemptions().stuck(100, null).stuck()).isEmpty();
        assertTakenOnce("pen");
    }

    @Test
    void an_answer_that_nobody_expects_waits_for_a_person_who_can_cancel() throws Exception {
        rewards.ledger.unexpected("teapot");
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("WAITING");
        rewards.move(Duration.ofMinutes(6));
        assertThat(rewards.redemptions().stuck(100, null).stuck().getFirst().cause())
                .contains("418 teapot");
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLING");
        rewards.ledger.unexpected("");
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CANCELLED");
        assertNothingTaken();
    }

    @Test
    void a_slow_ledger_is_not_waited_for_longer_than_the_limits_and_takes_the_points_once() throws Exception {
        rewards.ledger.slow(Duration.ofMillis(700));
        long begin = System.nanoTime();
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("WAITING");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        rewards.ledger.slow(Duration.ZERO);
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertTakenOnce("mug");
    }

    @Test
    void what_asks_nothing_of_the_member_is_reserved_with_the_request() throws Exception {
        rewards.crashes.crashAt(new Place(Step.HOLD_POINTS, Point.BEGINS));
        ignoringCrash(() -> rewards.redeem("r1", anna, "pen", 1));
        assertThat(rewards.stock("pen")).isEqualTo(4);
        assertThat(rewards.ledger.calls()).isZero();
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertTakenOnce("pen");
    }

    @Test
    void a_driver_that_slept_through_a_cancellation_takes_no_points() throws Exception {
        rewards.crashes.pauseAt(new Place(Step.HOLD_POINTS, Point.BEGINS), () -> {
            rewards.move(Duration.ofMinutes(2));
            assertThatCode(() -> rewards.cancel("r1")).doesNotThrowAnyException();
        });
        rewards.redeem("r1", anna, "mug", 1);

        assertThat(rewards.state("r1")).isEqualTo("CANCELLED");
        rewards.ledger.endHolds(); // the one that came too late
        assertNothingTaken();
    }

    @Test
    void a_hold_is_written_down_where_the_capture_is_not_answered() throws Exception {
        rewards.ledger.loseCaptures(3);
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("WAITING");
        assertThat(rewards.number("select count(*) from redemption_work where step = 'CAPTURE_POINTS'"))
                .isEqualTo(1);
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertTakenOnce("mug");
    }

    @Test
    void a_hold_that_ended_in_the_meantime_is_placed_again_under_another_id() throws Exception {
        rewards.crashes.crashAt(new Place(Step.HOLD_POINTS, Point.DONE));
        ignoringCrash(() -> rewards.redeem("r1", anna, "mug", 1));
        rewards.ledger.endHolds();
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("CAPTURED");
        assertThat(rewards.ledger.active(anna)).isEqualTo(900);
        assertThat(rewards.ledger.holds()).isEqualTo(2);
    }

    @Test
    void holds_that_end_again_and_again_are_given_up() throws Exception {
        rewards.ledger.shortHolds(true);

        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("hold_expired");
        assertThat(rewards.ledger.holds()).isEqualTo(RedemptionDecision.MOST_HOLDS);
        assertNothingTaken();
    }

    @Test
    void nothing_is_handed_over_while_the_points_are_not_taken() throws Exception {
        rewards.ledger.down(true);
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("WAITING");

        assertThat(rewards.fulfil("r1")).isEqualTo("not_captured");

        rewards.ledger.down(false);
        rewards.sweepLater();
        assertThat(rewards.fulfil("r1")).isEqualTo("FULFILLED");
    }

    @Test
    void where_nobody_may_wait_the_redemption_is_refused_and_nothing_stays_held() throws Exception {
        rewards.close();
        open(Map.of("pointbook.rewards.ledger.while-away", "REFUSE", "pointbook.rewards.ledger.pause", "PT60S"));
        rewards.ledger.loseAnswers(3); // the hold is placed, and nobody hears of it
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("ledger_unavailable");
        assertThat(rewards.ledger.held()).isEqualTo(100);
        rewards.sweepLater();

        assertThat(rewards.state("r1")).isEqualTo("REFUSED");
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("ledger_unavailable");
        assertNothingTaken();
    }

    @Test
    void a_ledger_that_is_known_to_be_away_is_not_asked_and_the_id_stays_free() throws Exception {
        rewards.close();
        open(Map.of("pointbook.rewards.ledger.while-away", "REFUSE", "pointbook.rewards.ledger.pause", "PT60S"));
        rewards.ledger.down(true);
        rewards.redeem("r1", anna, "mug", 1);
        rewards.redeem("r2", anna, "mug", 1);
        int calls = rewards.ledger.calls();

        assertThat(rewards.redeem("r3", anna, "mug", 1)).isEqualTo("ledger_unavailable");
        assertThat(rewards.ledger.calls()).isEqualTo(calls).isEqualTo(5);
        assertThat(rewards.number("select count(*) from redemption where redemption_id = 'r3'"))
                .isZero();
    }

    private interface Work {
        Object go() throws Exception;
    }

    private static void ignoringCrash(Work work) throws Exception {
        try {
            work.go();
        } catch (Crash _) {
            // the process is gone
        }
    }

    private void assertTakenOnce(String reward) throws Exception {
        assertThat(rewards.ledger.active(anna)).isEqualTo(900);
        assertThat(rewards.ledger.held()).isZero();
        assertThat(rewards.stock(reward)).isEqualTo(4);
        assertThat(rewards.number("select count(*) from redemption_work")).isZero();
        assertMovements();
    }

    private void assertNothingTaken() throws Exception {
        assertThat(rewards.ledger.active(anna)).isEqualTo(1_000);
        assertThat(rewards.ledger.held()).isZero();
        for (var reward : List.of("mug", "coupon", "pen")) {
            assertThat(rewards.stock(reward)).isEqualTo(5);
        }
        assertThat(rewards.number("select count(*) from redemption_work")).isZero();
        assertMovements();
    }

    private void assertMovements() throws Exception {
        assertThat(rewards.number("select coalesce(sum(stock), 0) from reward"))
                .isEqualTo(rewards.number("select coalesce(sum(change), 0) from stock_movement"));
    }
}
