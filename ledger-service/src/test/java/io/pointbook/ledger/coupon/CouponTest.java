package io.pointbook.ledger.coupon;

import static io.pointbook.ledger.coupon.CouponStory.ANNA;
import static io.pointbook.ledger.coupon.CouponStory.APRIL;
import static io.pointbook.ledger.coupon.CouponStory.BORIS;
import static io.pointbook.ledger.coupon.CouponStory.MARCH;
import static io.pointbook.ledger.coupon.CouponStory.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased.Reason;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What callers may ask of a coupon, and what the clock does to it. */
class CouponTest {
    private static final Instant DAY = MARCH.plusSeconds(86_400);

    private final CouponStory story = CouponStory.annas();
    private final Coupon coupon = story.coupon();

    @Test
    void a_coupon_begins_issued_and_is_due_at_its_end() {
        assertThat(coupon.state()).isEqualTo(CouponState.ISSUED);
        assertThat(coupon.nextDue()).isEqualTo(APRIL);
        assertThat(CouponStory.endless().coupon().nextDue()).isNull();
    }

    @Test
    void each_event_has_an_id_of_its_own_and_a_number_in_the_coupons_life() {
        story.reserve("r-1", ANNA, DAY);
        story.release("r-1", DAY);
        story.reserve("r-2", ANNA, DAY);

        assertThat(story.events())
                .extracting(CouponEvent::eventId)
                .containsExactly("coupon:c-1#0", "coupon:c-1#1", "coupon:c-1#2", "coupon:c-1#3");
    }

    @Test
    void a_reservation_keeps_the_coupon_until_its_time_is_over() {
        story.reserve("r-1", ANNA, DAY);

        assertThat(coupon.stateAt(DAY.plus(QUARTER).minusNanos(1))).isEqualTo(CouponState.RESERVED);
        assertThat(coupon.stateAt(DAY.plus(QUARTER))).isEqualTo(CouponState.ISSUED);
        assertThat(coupon.nextDue()).isEqualTo(DAY.plus(QUARTER));
    }

    @Test
    void what_is_reserved_cannot_be_reserved_or_redeemed_by_another() {
        story.reserve("r-1", ANNA, DAY);

        var refused = catchThrowableOfType(
                CouponRefusal.Reserved.class, () -> story.reserve("r-2", ANNA, DAY.plusMillis(500)));

        assertThat(refused.secondsLeft()).isEqualTo(900);
        assertRefused(CouponRefusal.Reserved.class, () -> story.redeem("u-1", null, DAY));
        assertRefused(CouponRefusal.Reserved.class, () -> story.redeem("u-1", "r-2", DAY));
    }

    @Test
    void the_reservation_redeems_and_ends() {
        story.reserve("r-1", ANNA, DAY);

        assertThat(story.redeem("u-1", "r-1", DAY.plusSeconds(60)))
                .singleElement()
                .isInstanceOf(CouponRedeemed.class);
        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
        assertThat(coupon.reservation()).isNull();
        assertThat(coupon.nextDue()).isNull();
        assertRefused(CouponRefusal.Redeemed.class, () -> story.release("r-1", DAY.plusSeconds(61)));
    }

    @Test
    void a_coupon_is_redeemed_without_a_reservation_too() {
        story.redeem("u-1", null, DAY);

        assertThat(coupon.redemption().id()).isEqualTo("u-1");
        assertThat(coupon.redemption().usedBy()).isEqualTo(ANNA);
    }

    @Test
    void what_is_redeemed_cannot_be_reserved_or_redeemed() {
        story.redeem("u-1", null, DAY);

        assertRefused(CouponRefusal.Redeemed.class, () -> story.redeem("u-2", null, DAY));
        assertRefused(CouponRefusal.Redeemed.class, () -> story.reserve("r-1", ANNA, DAY));
    }

    @Test
    void a_repeat_does_nothing_whatever_has_happened_since() {
        story.reserve("r-1", ANNA, DAY);
        assertThat(story.reserve("r-1", ANNA, DAY.plusSeconds(1))).isEmpty();
        story.release("r-1", DAY.plusSeconds(2));
        assertThat(story.release("r-1", DAY.plusSeconds(3))).isEmpty();
        assertThat(story.reserve("r-1", ANNA, DAY.plusSeconds(4))).isEmpty();
        story.redeem("u-1", null, DAY.plusSeconds(5));
        assertThat(story.redeem("u-1", null, APRIL.plusSeconds(6))).isEmpty();
        assertThat(story.reserve("r-1", ANNA, APRIL.plusSeconds(7))).isEmpty();
        assertThat(story.release("r-1", APRIL.plusSeconds(8))).isEmpty();
    }

    @Test
    void another_request_under_the_same_id_is_refused() {
        story.reserve("r-1", ANNA, DAY);
        assertRefused(CouponRefusal.DifferentRequest.class, () -> story.reserve("r-1", null, DAY));
        story.redeem("u-1", "r-1", DAY);
        assertRefused(CouponRefusal.DifferentRequest.class, () -> story.redeem("u-1", null, DAY));
        assertRefused(CouponRefusal.DifferentRequest.class, () -> story.redeemFor("u-1", "S1/1/2026-03-02/1", DAY));
    }

    @Test
    void a_released_coupon_is_free_again() {
        story.reserve("r-1", ANNA, DAY);

        var released =
                (CouponReleased) story.release("r-1", DAY.plusSeconds(60)).getFirst();

        assertThat(released.reason()).isEqualTo(Reason.RELEASED);
        assertThat(released.reservationId()).isEqualTo("r-1");
        assertThat(coupon.state()).isEqualTo(CouponState.ISSUED);
        story.redeem("u-1", null, DAY.plusSeconds(61));
    }

    @Test
    void a_reservation_that_nobody_made_cannot_be_released_and_one_that_ran_out_neither() {
        assertRefused(CouponRefusal.UnknownReservation.class, () -> story.release("r-1", DAY));
        story.reserve("r-1", ANNA, DAY);
        assertRefused(CouponRefusal.ReservationExpired.class, () -> story.release("r-1", DAY.plus(QUARTER)));
        story.settle(DAY.plus(QUARTER));
        assertRefused(CouponRefusal.ReservationExpired.class, () -> story.release("r-1", DAY.plus(QUARTER)));
    }

    @Test
    void before_its_validity_nothing_can_be_done_with_it() {
        var early = MARCH.minusNanos(1);

        assertRefused(CouponRefusal.NotYetValid.class, () -> story.reserve("r-1", ANNA, early));
        assertRefused(CouponRefusal.NotYetValid.class, () -> story.redeem("u-1", null, early));
        story.redeem("u-1", null, MARCH);
    }

    @Test
    void its_end_is_exclusive_and_comes_by_the_clock_alone() {
        assertThat(coupon.stateAt(APRIL.minusNanos(1))).isEqualTo(CouponState.ISSUED);
        assertThat(coupon.stateAt(APRIL)).isEqualTo(CouponState.EXPIRED);
        assertRefused(CouponRefusal.Expired.class, () -> story.redeem("u-1", null, APRIL));
        assertRefused(CouponRefusal.Expired.class, () -> story.reserve("r-1", ANNA, APRIL));
        assertThat(story.settle(APRIL.minusNanos(1))).isEmpty();

        var expired = story.settle(APRIL.plusSeconds(30)).getFirst();

        assertThat(expired).isInstanceOf(CouponExpired.class);
        assertThat(expired.businessTime()).isEqualTo(APRIL);
        assertThat(expired.postedAt()).isEqualTo(APRIL.plusSeconds(30));
        assertThat(story.settle(APRIL.plusSeconds(31))).isEmpty();
        assertRefused(CouponRefusal.Expired.class, () -> story.redeem("u-1", null, APRIL.plusSeconds(31)));
    }

    @Test
    void a_reservation_made_in_time_still_redeems_after_the_end() {
        var late = APRIL.minusSeconds(60);
        story.reserve("r-1", ANNA, late);
        assertThat(story.settle(APRIL)).isEmpty();

        story.redeem("u-1", "r-1", APRIL.plusSeconds(60));

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
    }

    @Test
    void a_reservation_that_runs_out_after_the_end_leaves_an_expired_coupon() {
        var late = APRIL.minusSeconds(60);
        story.reserve("r-1", ANNA, late);

        var happened = story.settle(APRIL.plusSeconds(3_600));

        assertThat(happened).hasSize(2);
        assertThat(((CouponReleased) happened.getFirst()).reason()).isEqualTo(Reason.LAPSED);
        assertThat(happened.getLast()).isInstanceOf(CouponExpired.class);
        assertThat(happened).extracting(CouponEvent::businessTime).containsOnly(late.plus(QUARTER));
    }

    @Test
    void a_reservation_that_ran_out_is_written_down_before_the_next_one() {
        story.reserve("r-1", ANNA, DAY);

        var happened = story.reserve("r-2", ANNA, DAY.plusSeconds(3_600));

        assertThat(happened).hasSize(2);
        assertThat(((CouponReleased) happened.getFirst()).reason()).isEqualTo(Reason.LAPSED);
        assertThat(happened.getFirst().businessTime()).isEqualTo(DAY.plus(QUARTER));
        assertThat(happened.getLast()).isInstanceOf(CouponReserved.class);
        assertThat(coupon.reservation().id()).isEqualTo("r-2");
    }

    @Test
    void a_members_coupon_is_refused_to_another_and_nobodys_to_none() {
        assertRefused(CouponRefusal.NotYours.class, () -> story.reserve("r-1", BORIS, DAY));
        story.reserve("r-1", ANNA, DAY);

        var bearer = CouponStory.bearers();
        bearer.reserve("r-1", BORIS, DAY);
        bearer.redeem("u-1", "r-1", DAY);
        assertThat(bearer.coupon().redemption().usedBy()).isEqualTo(ANNA);
    }

    @Test
    void the_oldest_of_many_reservations_are_forgotten() {
        for (int i = 0; i <= Coupon.MOST_REMEMBERED; i++) {
            story.reserve("r-" + i, ANNA, DAY.plusSeconds(i));
            story.release("r-" + i, DAY.plusSeconds(i));
        }

        assertThat(coupon.reservation("r-0")).isNull();
        assertThat(coupon.reservation("r-1")).isNotNull();
    }

    @Test
    void a_coupon_is_issued_once() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> coupon.apply((CouponIssued) story.events().getFirst()));
    }

    private static void assertRefused(
            Class<? extends CouponRefusal> why, org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatExceptionOfType(why).isThrownBy(request);
    }
}
