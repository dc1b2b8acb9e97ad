package io.pointbook.ledger.coupon;

import static io.pointbook.ledger.coupon.CouponStory.ANNA;
import static io.pointbook.ledger.coupon.CouponStory.APRIL;
import static io.pointbook.ledger.coupon.CouponStory.MARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.ledger.coupon.CouponEvent.CouponWithdrawn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The receipt whose rule had given a coupon is voided. */
class CouponWithdrawnTest {
    private static final String BROUGHT_BY = "S1/W1/2026-02-20/3";
    private static final String USED_ON = "S1/W1/2026-03-02/7";
    private static final Instant DAY = MARCH.plus(Duration.ofDays(1));

    private final CouponStory story = CouponStory.annas();

    @Test
    void an_unused_coupon_goes_and_a_repeat_says_nothing_more() {
        assertThat(story.withdraw(BROUGHT_BY, DAY)).hasSize(1);

        assertThat(story.coupon().state()).isEqualTo(CouponState.WITHDRAWN);
        assertThat(story.coupon().stateAt(APRIL)).isEqualTo(CouponState.WITHDRAWN);
        assertThat(story.coupon().nextDue()).isNull();
        assertThat(story.withdraw(BROUGHT_BY, DAY)).isEmpty();
        assertThat(story.settle(APRIL.plusSeconds(1))).isEmpty();
    }

    @Test
    void nobody_can_use_or_keep_it_any_more_and_a_receipt_that_carries_it_gets_nothing() {
        story.reserve("r-1", ANNA, DAY);
        story.withdraw(BROUGHT_BY, DAY.plusSeconds(60));

        assertThat(story.coupon().reservation()).isNull();
        assertThatExceptionOfType(CouponRefusal.Withdrawn.class)
                .isThrownBy(() -> story.reserve("r-2", ANNA, DAY.plusSeconds(90)));
        assertThatExceptionOfType(CouponRefusal.Withdrawn.class)
                .isThrownBy(() -> story.redeem("u-1", "r-1", DAY.plusSeconds(90)));
        assertThatExceptionOfType(CouponRefusal.Withdrawn.class)
                .isThrownBy(() -> story.release("r-1", DAY.plusSeconds(90)));
        assertThat(Shown.on(story.coupon(), USED_ON, ANNA, DAY)).isEqualTo(Shown.WITHDRAWN);
        assertThat(story.shown(USED_ON, ANNA, DAY)).isEmpty();
    }

    @Test
    void of_a_used_one_nothing_is_taken_back_but_it_is_not_free_again_when_its_receipt_is_voided_too() {
        story.shown(USED_ON, ANNA, DAY);

        assertThat(story.withdraw(BROUGHT_BY, DAY.plusSeconds(60)))
                .singleElement()
                .isInstanceOfSatisfying(
                        CouponWithdrawn.class, event -> assertThat(event.used()).isTrue());
        assertThat(story.coupon().state()).isEqualTo(CouponState.REDEEMED);
        assertThat(story.coupon().redemption()).isNotNull();
        story.voided(USED_ON, DAY.plusSeconds(120));
        assertThat(story.coupon().state()).isEqualTo(CouponState.WITHDRAWN);
        assertThat(story.voided(USED_ON, DAY.plusSeconds(180))).isEmpty();
    }

    @Test
    void what_was_over_before_stays_over() {
        assertThat(story.withdraw(BROUGHT_BY, APRIL)).isEmpty();
        assertThat(story.coupon().stateAt(APRIL)).isEqualTo(CouponState.EXPIRED);
        assertThat(story.withdraw(BROUGHT_BY, APRIL.minusNanos(1))).hasSize(1);
    }
}
