package io.pointbook.ledger.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.coupon.CouponEvent.CouponIssued;
import io.pointbook.ledger.coupon.CouponEvent.CouponRedeemed;
import io.pointbook.ledger.coupon.CouponEvent.CouponReleased;
import io.pointbook.ledger.coupon.CouponEvent.CouponReserved;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random lives of a coupon; jqwik prints its seed with every failure. */
class CouponPropertiesTest {
    private static final int TRIES = 1_000;
    private static final int STEPS = 30;
    private static final String SEED = "20260301";

    /** One thing that happens after a while. */
    record Step(int what, int which, int hours) {}

    @Property(tries = TRIES, seed = SEED)
    void no_order_of_events_redeems_it_twice(@ForAll("lives") List<Step> life) {
        boolean used = false;
        for (CouponEvent event : live(life).events()) {
            switch (event) {
                case CouponRedeemed _ -> {
                    assertThat(used).as("redeemed twice: %s", event).isFalse();
                    used = true;
                }
                case CouponReleased released when released.reason() == CouponReleased.Reason.VOIDED -> used = false;
                case CouponReserved _ -> assertThat(used).isFalse();
                default -> {}
            }
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void its_events_alone_make_the_same_coupon_and_no_id_comes_twice(@ForAll("lives") List<Step> life) {
        var story = live(life);
        var events = story.events();
        var again = new Coupon((CouponIssued) events.getFirst());
        events.stream().skip(1).forEach(again::apply);

        assertThat(again).usingRecursiveComparison().isEqualTo(story.coupon());
        assertThat(new HashSet<>(events.stream().map(CouponEvent::eventId).toList()))
                .hasSameSizeAs(events);
    }

    private static CouponStory live(List<Step> life) {
        var story = CouponStory.annas();
        var now = CouponStory.MARCH.minus(Duration.ofDays(1));
        for (Step step : life) {
            now = now.plus(Duration.ofHours(step.hours()));
            take(story, step, now);
        }
        return story;
    }

    private static void take(CouponStory story, Step step, Instant now) {
        var receipt = "S1/1/2026-03-02/" + step.which();
        try {
            switch (step.what()) {
                case 0 -> story.reserve("r-" + step.which(), CouponStory.ANNA, now);
                case 1 -> story.redeem("u-" + step.which(), "r-" + step.which(), now);
                case 2 -> story.redeemFor("u-" + step.which(), receipt, now);
                case 3 -> story.release("r-" + step.which(), now);
                case 4 -> story.shown(receipt, CouponStory.ANNA, now);
                case 5 -> story.shown(receipt, CouponStory.ANNA, now.minus(Duration.ofDays(3)), now);
                case 6 -> story.voided(receipt, now);
                default -> story.settle(now);
            }
        } catch (CouponRefusal _) {
            // a request may be refused; what it left behind is checked all the same
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(1, 3),
                        // some within a reservation's quarter of an hour, some days later
                        Arbitraries.of(0, 0, 1, 12, 200))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(STEPS);
    }
}
