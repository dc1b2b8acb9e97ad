package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.UsedCoupon;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Why;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coupons whose benefit is points, on the receipt that uses them up. */
class CouponPointsTest {
    private static final String ENROLLED = "2027-01-01T08:00:00+01:00";

    @Test
    void points_come_with_the_receipt_and_go_with_its_goods() throws Exception {
        var anna = Scenario.of("points-per-amount", ENROLLED);
        int first = anna.with(points(10, null, null)).buys("2027-03-01T10:00:00+01:00", "tea:1:1000", "mug:1:3000");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +40 = 40 by points-per-amount/base
                EARNED points +10 = 50 by coupon""");
        assertThat(lines(anna)).containsExactly(3L, 7L);
        anna.bringsBack("2027-03-02T10:00:00+01:00", first, "2027-03-01", "tea", 1, 1000);
        assertThat(anna.statement()).isEqualTo("""
                REVERSED points -10 = 40
                REVERSED points -3 = 37""");
        anna.voids("2027-03-02T11:00:00+01:00", first, "2027-03-01");
        assertThat(anna.active("points")).isZero();
    }

    @Test
    void they_belong_to_the_lines_that_the_coupon_is_about() throws Exception {
        var anna = Scenario.of("points-per-amount", ENROLLED);
        anna.with(points(10, "mug", null)).buys("2027-03-01T10:00:00+01:00", "tea:1:1000", "mug:1:3000");
        assertThat(lines(anna)).containsExactly(0L, 10L);
        anna.with(points(10, null, "bakery")).buys("2027-03-01T11:00:00+01:00", "bread:1:500:bakery", "tea:1:900");
        assertThat(lines(anna)).containsExactly(10L, 0L);
        // what costs nothing still carries them, so that they go with it
        anna.with(points(3, "gift", null)).buys("2027-03-01T12:00:00+01:00", "gift:1:0", "tea:1:900");
        assertThat(lines(anna)).containsExactly(3L, 0L);
    }

    @Test
    void a_multiplier_looks_at_what_giving_rules_gave_its_lines_and_not_at_other_multipliers() throws Exception {
        var anna = Scenario.of("multipliers", ENROLLED);
        // a Saturday: bread 10.00 three times, milk 5.00 once; the coupon doubles the bread
        anna.with(times(200, "bakery"), points(7, null, null))
                .buys("2027-06-05T16:00:00+02:00", "bread:1:1000:bakery", "milk:1:500:dairy");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +15 = 15 by multipliers/base
                EARNED points +20 = 35 by multipliers/bakery-triple
                EARNED points +10 = 45 by coupon
                EARNED points +7 = 52 by coupon""");
    }

    @Test
    void a_multiplier_is_in_hundredths_and_rounds_down() throws Exception {
        for (int[] factorAndPoints :
                new int[][] {{101, 0}, {133, 1}, {150, 2}, {199, 4}, {200, 5}, {250, 7}, {100, 0}, {50, 0}}) {
            var anna = Scenario.of("points-per-amount", ENROLLED);
            anna.with(times(factorAndPoints[0], null)).buys("2027-03-01T10:00:00+01:00", "tea:1:599");
            assertThat(anna.active("points")).as("%d", factorAndPoints[0]).isEqualTo(5 + factorAndPoints[1]);
        }
    }

    @Test
    void a_coupon_that_gives_nothing_is_noted() throws Exception {
        var anna = Scenario.of("points-per-amount", ENROLLED);
        anna.with(points(10, "sofa", null), times(200, "garden")).buys("2027-03-01T10:00:00+01:00", "tea:1:599");
        assertThat(anna.statement()).isEqualTo("EARNED points +5 = 5 by points-per-amount/base");
        var posted = (ReceiptPosted) anna.story().events().getLast();
        assertThat(posted.notes())
                .containsExactly(
                        Note.ofCoupon(Note.Code.COUPON_GAVE_NOTHING, "P-10"),
                        Note.ofCoupon(Note.Code.COUPON_GAVE_NOTHING, "M-200"));
        assertThat(posted.couponsUsed()).hasSize(2);
    }

    @Test
    void the_points_of_coupons_wait_and_live_as_others_of_their_wallet_do() throws Exception {
        var anna = Scenario.of("partner", ENROLLED);
        anna.with(points(10, null, null)).buys("2027-01-10T10:00:00+01:00", "pallet:1:10000");
        assertThat(anna.statement()).contains("EARNED points +0 (10 wait) = 0 by coupon");
    }

    @Test
    void the_default_programme_gives_them_too() {
        var story = io.pointbook.ledger.account.Story.begins();
        var at = java.time.Instant.parse("2026-03-02T18:00:00Z");
        story.opened(at);
        story.receipt(io.pointbook.ledger.account.Scenes.SALE, List.of(times(300, null), points(1, "milk", null)), at);
        // 7 points, 14 more by the multiplier, 1 for the milk
        assertThat(story.account().book().standing("points").active()).isEqualTo(22);
    }

    @Test
    void shares_always_add_up_and_a_void_leaves_nothing() throws Exception {
        long seed = 20_270_301;
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            var anna = Scenario.of("points-per-amount", ENROLLED);
            var goods = new String[1 + random.nextInt(6)];
            for (int i = 0; i < goods.length; i++) {
                goods[i] = "item" + random.nextInt(3) + ":" + (1 + random.nextInt(4)) + ":" + random.nextInt(5_000);
            }
            var item = random.nextBoolean() ? null : "item" + random.nextInt(3);
            int receipt = anna.with(points(1 + random.nextInt(500), item, null), times(100 + random.nextInt(300), null))
                    .buys("2027-03-01T10:00:00+01:00", goods);
            for (Entry entry : anna.story().events().getLast().booking().entries()) {
                if (entry.why() instanceof Why.Earned why) {
                    assertThat(why.lines().stream()
                                    .mapToLong(Why.LineShare::points)
                                    .sum())
                            .as("seed %d, run %d", seed, run)
                            .isEqualTo(entry.issued());
                }
            }
            anna.voids("2027-03-01T11:00:00+01:00", receipt, "2027-03-01");
            assertThat(anna.active("points")).as("seed %d, run %d", seed, run).isZero();
        }
    }

    private static List<Long> lines(Scenario scenario) {
        var entry = scenario.story().events().getLast().booking().entries().getLast();
        return ((Why.Earned) entry.why())
                .lines().stream().map(Why.LineShare::points).toList();
    }

    private static UsedCoupon points(long number, @Nullable String item, @Nullable String category) {
        return new UsedCoupon("P-" + number, UsedCoupon.Kind.POINTS, number, item, category);
    }

    private static UsedCoupon times(long hundredths, @Nullable String category) {
        return new UsedCoupon("M-" + hundredths, UsedCoupon.Kind.MULTIPLIER, hundredths, null, category);
    }
}
