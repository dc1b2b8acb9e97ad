package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each page says about the order of arrival. */
class OrderMattersInProgrammesTest {
    private static final String ENROLLED = "2027-01-01T08:00:00+01:00";
    private static final String JUNE_12 = "2027-06-12";
    private static final String NINE = JUNE_12 + "T09:00:00+02:00";
    private static final String TEN = JUNE_12 + "T10:00:00+02:00";
    private static final String ELEVEN = JUNE_12 + "T11:00:00+02:00";

    @Test
    void points_for_amounts_know_no_order() throws Exception {
        var inOrder = Scenario.of("points-per-amount", ENROLLED);
        inOrder.buys(NINE, "tea:1:1999");
        inOrder.buys(TEN, "mug:1:3001");
        var shuffled = Scenario.of("points-per-amount", ENROLLED);
        shuffled.buys(TEN, "mug:1:3001");
        shuffled.late(ELEVEN).buys(NINE, "tea:1:1999");
        assertThat(inOrder.active("points")).isEqualTo(49);
        assertThat(shuffled.active("points")).isEqualTo(49);
    }

    @Test
    void a_cap_by_day_belongs_to_the_receipt_that_arrives_first_and_a_return_does_not_free_it() throws Exception {
        var inOrder = Scenario.of("multipliers", ENROLLED);
        int five = inOrder.buys(NINE, "nuts:5:500");
        inOrder.buys(TEN, "nuts:2:200");
        assertThat(inOrder.statement()).isEqualTo("""
                EARNED points +5 = 5 by multipliers/base
                EARNED points +20 = 25 by multipliers/nuts
                EARNED points +2 = 27 by multipliers/base""");
        inOrder.bringsBack(ELEVEN, five, JUNE_12, "nuts", 5, 500);
        assertThat(inOrder.active("points")).isEqualTo(2);

        var shuffled = Scenario.of("multipliers", ENROLLED);
        shuffled.buys(TEN, "nuts:2:200");
        int late = shuffled.late(ELEVEN).buys(NINE, "nuts:5:500");
        assertThat(shuffled.statement()).isEqualTo("""
                EARNED points +2 = 2 by multipliers/base
                EARNED points +10 = 12 by multipliers/nuts
                EARNED points +5 = 17 by multipliers/base
                EARNED points +10 = 27 by multipliers/nuts""");
        shuffled.bringsBack("2027-06-12T12:00:00+02:00", late, JUNE_12, "nuts", 5, 500);
        assertThat(shuffled.active("points")).isEqualTo(12);
    }

    @Test
    void the_welcome_belongs_to_the_receipt_that_arrives_first_and_goes_with_it() throws Exception {
        var anna = Scenario.of("visits-and-welcome", ENROLLED);
        int second = anna.buys("2027-06-13T09:00:00+02:00", "gum:1:100");
        int first = anna.late("2027-06-14T09:00:00+02:00").buys(NINE, "gum:1:100");
        assertThat(anna.statement()).isEqualTo("""
                EARNED points +50 = 50 by visits-and-welcome/welcome
                EARNED points +10 = 60 by visits-and-welcome/visit
                EARNED points +10 = 70 by visits-and-welcome/visit""");
        anna.bringsBack("2027-06-15T09:00:00+02:00", first, JUNE_12, "gum", 1, 100);
        assertThat(anna.active("points")).isEqualTo(60);
        anna.bringsBack("2027-06-15T10:00:00+02:00", second, "2027-06-13", "gum", 1, 100);
        assertThat(anna.active("points")).isZero();
        anna.buys("2027-06-16T09:00:00+02:00", "gum:1:100");
        assertThat(anna.active("points")).isEqualTo(5); // of 25 in June: what was given counts, though it came back
    }

    @Test
    void a_receipt_is_judged_with_the_level_that_is_known_when_it_is_posted() throws Exception {
        var inOrder = Scenario.of("tiers", ENROLLED);
        inOrder.buys(NINE, "sofa:1:50000");
        inOrder.buys(TEN, "lamp:1:10000");
        assertThat(inOrder.active("points")).isEqualTo(625);

        var shuffled = Scenario.of("tiers", ENROLLED);
        shuffled.buys(TEN, "lamp:1:10000");
        shuffled.late(ELEVEN).buys(NINE, "sofa:1:50000");
        assertThat(shuffled.active("points")).isEqualTo(600);
        assertThat(shuffled.tier(ELEVEN)).isEqualTo(inOrder.tier(ELEVEN));
        assertThat(shuffled.tier(TEN).tier()).isEqualTo("silver");
    }

    @Test
    void a_card_is_filled_by_the_receipt_that_arrives_and_its_reward_lives_from_that_receipt_s_own_time()
            throws Exception {
        var inOrder = Scenario.of("stamp-card", ENROLLED);
        inOrder.buys("2027-02-01T09:00:00+01:00", "coffee:5:5000");
        inOrder.buys("2027-02-02T09:00:00+01:00", "coffee:4:4000");
        assertThat(inOrder.settles("2027-05-02T08:59:59+02:00").active("free-coffees"))
                .isEqualTo(1);

        var shuffled = Scenario.of("stamp-card", ENROLLED);
        shuffled.buys("2027-02-02T09:00:00+01:00", "coffee:4:4000");
        shuffled.late("2027-02-03T09:00:00+01:00").buys("2027-02-01T09:00:00+01:00", "coffee:5:5000");
        assertThat(shuffled.active("free-coffees")).isEqualTo(1);
        assertThat(shuffled.settles("2027-05-01T09:00:00+02:00").active("free-coffees"))
                .isZero();
    }

    @Test
    void a_step_that_arrives_after_its_month_fills_no_card_of_the_next() throws Exception {
        var inTime = Scenario.of("challenge", ENROLLED);
        inTime.buys("2027-06-08T09:00:00+02:00", "soap:1:2000");
        inTime.buys("2027-06-29T09:00:00+02:00", "soap:1:2000");
        inTime.late("2027-06-30T23:59:59+02:00").buys("2027-06-15T09:00:00+02:00", "soap:1:2000");
        assertThat(inTime.active("points")).isEqualTo(260);

        var late = Scenario.of("challenge", ENROLLED);
        late.buys("2027-07-06T09:00:00+02:00", "soap:1:2000");
        late.buys("2027-07-13T09:00:00+02:00", "soap:1:2000");
        late.statement();
        late.late("2027-07-14T09:00:00+02:00").buys("2027-06-29T09:00:00+02:00", "soap:1:2000");
        assertThat(late.statement()).isEqualTo("""
                EARNED points +20 = 60 by challenge/base
                EARNED tuesdays +1 = 3 by challenge/tuesday
                EXPIRED tuesdays -1 = 2""");
        late.buys("2027-07-20T09:00:00+02:00", "soap:1:2000");
        assertThat(late.active("points")).isEqualTo(280);
    }

    @Test
    void a_band_counts_for_orders_that_are_posted_after_it_was_reached() throws Exception {
        var shuffled = Scenario.of("partner", ENROLLED);
        shuffled.buys(TEN, "box:1:100000");
        shuffled.late(ELEVEN).buys(NINE, "pallet:1:1000000");
        shuffled.late(ELEVEN).buys("2027-06-12T10:30:00+02:00", "box:1:100000");
        assertThat(shuffled.statement()).isEqualTo("""
                EARNED points +0 (100 wait) = 0 by partner/base
                EARNED turnover +1000 = 1000 by partner/turnover
                EARNED points +0 (1000 wait) = 0 by partner/base
                EARNED turnover +10000 = 11000 by partner/turnover
                EARNED points +0 (100 wait) = 0 by partner/base
                EARNED turnover +1000 = 12000 by partner/turnover
                EARNED points +0 (100 wait) = 0 by partner/band-1""");
    }
}
