package io.pointbook.ledger.coupon;

import static io.pointbook.ledger.coupon.CouponStory.ANNA;
import static io.pointbook.ledger.coupon.CouponStory.APRIL;
import static io.pointbook.ledger.coupon.CouponStory.BORIS;
import static io.pointbook.ledger.coupon.CouponStory.MARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.coupon.CouponEvent.CouponConfirmed;
import io.pointbook.ledger.coupon.CouponEvent.CouponExpired;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What receipts do to a coupon: facts, never refused. */
class CouponOnReceiptTest {
    private static final Instant DAY = MARCH.plusSeconds(86_400);
    private static final String FIRST = "S1/1/2026-03-02/1";
    private static final String SECOND = "S1/1/2026-03-02/2";

    private final CouponStory story = CouponStory.annas();
    private final Coupon coupon = story.coupon();

    @Test
    void a_receipt_redeems_the_coupon_of_the_member_whose_card_it_has() {
        var redeemed = (CouponRedeemed) story.shown(FIRST, ANNA, DAY).getFirst();

        assertThat(redeemed.receipt()).isEqualTo(FIRST);
        assertThat(redeemed.usedBy()).isEqualTo(ANNA);
        assertThat(redeemed.redemptionId()).isNull();
        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
    }

    @Test
    void another_members_receipt_and_one_without_a_card_leave_it_alone() {
        assertThat(story.shown(FIRST, BORIS, DAY)).isEmpty();
        assertThat(story.shown(SECOND, null, DAY)).isEmpty();
        assertThat(Shown.on(coupon, FIRST, BORIS, DAY)).isEqualTo(Shown.NOT_YOURS);
        assertThat(coupon.state()).isEqualTo(CouponState.ISSUED);
    }

    @Test
    void a_bearers_coupon_is_redeemed_by_any_receipt() {
        var bearer = CouponStory.bearers();

        bearer.shown(FIRST, null, DAY);

        assertThat(bearer.coupon().redemption().receipt()).isEqualTo(FIRST);
    }

    @Test
    void a_second_receipt_is_reported_and_changes_nothing() {
        story.shown(FIRST, ANNA, DAY);

        var reused =
                (CouponReused) story.shown(SECOND, ANNA, DAY.plusSeconds(60)).getFirst();

        assertThat(reused.receipt()).isEqualTo(SECOND);
        assertThat(reused.redeemedBy()).isEqualTo(FIRST);
        assertThat(coupon.redemption().receipt()).isEqualTo(FIRST);
    }

    @Test
    void a_receipt_redeems_also_what_another_purchase_had_reserved() {
        story.reserve("r-1", ANNA, DAY);

        story.shown(FIRST, ANNA, DAY.plusSeconds(60));

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
        assertThatExceptionOfType(CouponRefusal.Redeemed.class)
                .isThrownBy(() -> story.redeem("u-1", "r-1", DAY.plusSeconds(61)));
    }

    @Test
    void a_late_receipt_redeems_what_was_valid_when_it_ended() {
        story.settle(APRIL);

        story.shown(FIRST, ANNA, APRIL.minusSeconds(1), APRIL.plusSeconds(86_400));

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
        assertThat(story.last().businessTime()).isEqualTo(APRIL.minusSeconds(1));
    }

    @Test
    void a_receipt_outside_of_the_validity_leaves_it_alone() {
        assertThat(story.shown(FIRST, ANNA, MARCH.minusNanos(1))).isEmpty();
        assertThat(Shown.on(coupon, FIRST, ANNA, MARCH.minusNanos(1))).isEqualTo(Shown.NOT_YET_VALID);
        assertThat(story.shown(FIRST, ANNA, APRIL)).isEmpty();
        assertThat(Shown.on(coupon, FIRST, ANNA, APRIL)).isEqualTo(Shown.EXPIRED);
    }

    @Test
    void a_receipt_within_a_reservation_made_in_time_redeems_after_the_end() {
        story.reserve("r-1", ANNA, APRIL.minusSeconds(60));
        story.settle(APRIL.plusSeconds(3_600));

        story.shown(FIRST, ANNA, APRIL.plusSeconds(60), APRIL.plusSeconds(7_200));

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
    }

    @Test
    void the_receipt_that_a_caller_named_is_no_second_use() {
        story.redeemFor("u-1", FIRST, DAY);

        assertThat(story.shown(FIRST, ANNA, DAY)).isEmpty();
        assertThat(story.shown(SECOND, ANNA, DAY)).singleElement().isInstanceOf(CouponReused.class);
    }

    @Test
    void the_first_receipt_after_a_redemption_without_one_confirms_it() {
        story.redeem("u-1", null, DAY);

        assertThat(story.shown(FIRST, ANNA, DAY)).singleElement().isInstanceOf(CouponConfirmed.class);
        assertThat(coupon.redemption().receipt()).isEqualTo(FIRST);
        assertThat(story.redeem("u-1", null, DAY.plusSeconds(1))).isEmpty();
        assertThat(story.shown(SECOND, ANNA, DAY)).singleElement().isInstanceOf(CouponReused.class);
    }

    @Test
    void a_caller_who_comes_after_the_receipt_that_he_names_is_told_that_it_is_done() {
        story.shown(FIRST, ANNA, DAY);

        assertThat(story.redeemFor("u-1", FIRST, DAY)).isEmpty();
        assertThatExceptionOfType(CouponRefusal.Redeemed.class).isThrownBy(() -> story.redeemFor("u-2", SECOND, DAY));
    }

    @Test
    void a_void_gives_the_coupon_back_while_it_is_valid() {
        story.shown(FIRST, ANNA, DAY);

        var released = (CouponReleased) story.voided(FIRST, DAY.plusSeconds(60)).getFirst();

        assertThat(released.reason()).isEqualTo(CouponReleased.Reason.VOIDED);
        assertThat(released.receipt()).isEqualTo(FIRST);
        assertThat(coupon.state()).isEqualTo(CouponState.ISSUED);
        assertThat(story.shown(SECOND, ANNA, DAY.plusSeconds(120)))
                .singleElement()
                .isInstanceOf(CouponRedeemed.class);
    }

    @Test
    void a_void_after_the_end_leaves_an_expired_coupon() {
        story.shown(FIRST, ANNA, DAY);

        assertThat(story.voided(FIRST, APRIL)).last().isInstanceOf(CouponExpired.class);
        assertThat(coupon.state()).isEqualTo(CouponState.EXPIRED);
    }

    @Test
    void a_void_of_a_receipt_that_did_not_redeem_it_and_a_second_void_change_nothing() {
        story.shown(FIRST, ANNA, DAY);
        story.shown(SECOND, ANNA, DAY);

        assertThat(story.voided(SECOND, DAY)).isEmpty();
        story.voided(FIRST, DAY);
        assertThat(story.voided(FIRST, DAY)).isEmpty();
    }
}
