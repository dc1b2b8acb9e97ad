package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Occasion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped programmes that make open baskets cheaper: quotes and receipts, line by line. */
class BasketExamplesTest {
    private static final String ENROLLED = "2027-01-01T08:00:00+01:00";
    private static final String NOON = "2027-03-01T12:00:00+01:00";

    @Test
    void the_second_cream_costs_a_grosz_three_teas_cost_two_and_a_breakfast_brings_a_coffee() throws Exception {
        var anna = Scenario.of("second-item", ENROLLED);
        assertThat(Checkout.quote(anna, NOON, "rose:1:2499:creams", "aloe:1:1999:creams", "soap:1:500"))
                .isEqualTo("""
                        rose = 2499
                        aloe second-item/second-for-a-grosz -1998 = 1
                        soap = 500""");
        assertThat(Checkout.quote(anna, NOON, "rose:3:7497:creams"))
                .isEqualTo("rose second-item/second-for-a-grosz -2498 = 4999");
        assertThat(Checkout.quote(anna, NOON, "black:2:2000:teas", "green:1:1500:teas"))
                .isEqualTo("""
                black second-item/three-for-two -1000 = 1000
                green = 1500""");
        Checkout.pays(anna, NOON, "breakfast:1:1800", "coffee:2:1600", "aloe:2:3998:creams");
        assertThat(Checkout.uses(anna)).isEqualTo("""
                second-item/coffee-with-breakfast -800
                second-item/second-for-a-grosz -1998""");
        // 18.00 + 8.00 + 20.00 were paid
        assertThat(anna.statement()).isEqualTo("EARNED points +46 = 46 by second-item/base");
        // one free coffee a day
        assertThat(Checkout.quote(anna, NOON, "breakfast:1:1800", "coffee:1:800"))
                .isEqualTo("""
                breakfast = 1800
                coffee = 800""");
    }

    @Test
    void more_bottles_and_more_paper_lower_the_price() throws Exception {
        var anna = Scenario.of("buy-more-pay-less", ENROLLED);
        assertThat(Checkout.quote(anna, NOON, "red:2:6000:wine")).isEqualTo("red = 6000");
        assertThat(Checkout.quote(anna, NOON, "red:2:6000:wine", "white:1:2999:wine"))
                .isEqualTo("""
                red buy-more-pay-less/wine-by-bottles -300 = 5700
                white buy-more-pay-less/wine-by-bottles -150 = 2849""");
        assertThat(Checkout.quote(anna, NOON, "red:6:18000:wine"))
                .isEqualTo("red buy-more-pay-less/wine-by-bottles -1800 = 16200");
        assertThat(Checkout.quote(anna, NOON, "red:12:36000:wine"))
                .isEqualTo("red buy-more-pay-less/wine-by-bottles -5400 = 30600");
        assertThat(Checkout.quote(anna, NOON, "a4:1:9999:paper")).isEqualTo("a4 = 9999");
        assertThat(Checkout.quote(anna, NOON, "a4:1:10000:paper"))
                .isEqualTo("a4 buy-more-pay-less/paper-by-amount -400 = 9600");
        Checkout.pays(anna, NOON, "a4:5:25010:paper");
        assertThat(Checkout.uses(anna)).isEqualTo("buy-more-pay-less/paper-by-amount -1876");
        assertThat(anna.statement()).isEqualTo("EARNED points +231 = 231 by buy-more-pay-less/base");
    }

    @Test
    void members_have_lower_prices_for_a_time_and_the_club_always() throws Exception {
        var anna = Scenario.of("member-price", ENROLLED);
        assertThat(Checkout.quote(anna, "2027-02-28T23:59:59+01:00", "milk:2:798"))
                .isEqualTo("milk = 798");
        assertThat(Checkout.quote(anna, "2027-03-01T00:00:00+01:00", "milk:2:798"))
                .isEqualTo("milk member-price/milk-fortnight -200 = 598");
        assertThat(Checkout.quote(anna, "2027-03-15T00:00:00+01:00", "milk:2:798"))
                .isEqualTo("milk = 798");
        Checkout.pays(anna, NOON, "milk:2:798");
        assertThat(anna.statement()).isEqualTo("EARNED points +5 = 5 by member-price/base");
        assertThat(Checkout.quote(anna, NOON, "milk:2:798")).isEqualTo("milk = 798"); // once a day
        assertThat(Checkout.quote(anna, "2027-03-02T20:00:00+01:00", "rye:1:899:bakery"))
                .isEqualTo("rye member-price/bread-evening -296 = 603");
        assertThat(Checkout.quote(anna, "2027-03-02T21:00:00+01:00", "rye:1:899:bakery"))
                .isEqualTo("rye = 899");
        assertThat(Checkout.quote(anna, "2027-03-05T10:00:00+01:00", "ham:0.5:2000"))
                .isEqualTo("ham member-price/ham-friday -500 = 1500");
        assertThat(Checkout.quote(anna, "2027-03-05T10:00:00+01:00", "ham:0.49:1999"))
                .isEqualTo("ham = 1999");
        // the club's five percent come last, on what the others left, and end at 100.00 a month
        anna.happens("2027-03-05T10:00:00+01:00", Occasion.Kind.TAGGED, "club", 0);
        assertThat(Checkout.quote(anna, "2027-03-05T10:00:00+01:00", "ham:0.5:2000", "tv:1:190000"))
                .isEqualTo("""
                ham member-price/ham-friday -500 member-price/club -75 = 1425
                tv member-price/club -9500 = 180500""");
        Checkout.pays(anna, "2027-03-05T10:00:00+01:00", "tv:1:190000");
        assertThat(Checkout.quote(anna, "2027-03-06T10:00:00+01:00", "tv:1:190000"))
                .isEqualTo("tv member-price/club -500 = 189500");
        assertThat(Checkout.quote(anna, "2027-04-06T10:00:00+02:00", "tea:1:1000"))
                .isEqualTo("tea member-price/club -50 = 950");
    }

    @Test
    void staff_have_their_price_up_to_a_sum_each_month_and_points_for_what_they_pay() throws Exception {
        var anna = Scenario.of("staff", "2026-12-01T08:00:00+01:00");
        assertThat(Checkout.quote(anna, NOON, "ham:1:1003", "cigars:1:5000:tobacco"))
                .isEqualTo("""
                ham staff/staff-price -201 = 802
                cigars = 5000""");
        Checkout.pays(anna, NOON, "fridge:1:99000");
        assertThat(Checkout.uses(anna)).isEqualTo("staff/staff-price -19800");
        assertThat(anna.statement()).isEqualTo("EARNED points +1584 = 1584 by staff/base");
        assertThat(Checkout.quote(anna, NOON, "ham:1:2000")).isEqualTo("ham staff/staff-price -200 = 1800");
        Checkout.gives(anna, NOON, List.of("ham:1:1600"), Map.of(1, "staff-price:400"));
        assertThat(Checkout.uses(anna)).isEqualTo("staff/staff-price -400 OVER_LIMIT MONTH, expected -200");
        assertThat(Checkout.quote(anna, "2027-04-01T12:00:00+02:00", "ham:1:2000"))
                .isEqualTo("ham staff/staff-price -400 = 1600");
    }

    /** What the pages say about the order of arrival. */
    @Test
    void a_limit_belongs_to_the_receipt_that_arrives_first_the_price_was_paid_all_the_same() throws Exception {
        var inOrder = Scenario.of("member-price", ENROLLED);
        Checkout.pays(inOrder, "2027-03-01T09:00:00+01:00", "milk:2:798");
        Checkout.gives(inOrder, "2027-03-01T10:00:00+01:00", List.of("milk:1:299"), Map.of(1, "milk-fortnight:100"));
        assertThat(Checkout.uses(inOrder)).isEqualTo("member-price/milk-fortnight -100 OVER_LIMIT DAY, expected -0");

        var shuffled = Scenario.of("member-price", ENROLLED);
        Checkout.gives(shuffled, "2027-03-01T10:00:00+01:00", List.of("milk:1:299"), Map.of(1, "milk-fortnight:100"));
        assertThat(Checkout.uses(shuffled)).isEqualTo("member-price/milk-fortnight -100");
        Checkout.gives(
                shuffled.late("2027-03-01T11:00:00+01:00"),
                "2027-03-01T09:00:00+01:00",
                List.of("milk:2:598"),
                Map.of(1, "milk-fortnight:200"));
        assertThat(Checkout.uses(shuffled)).isEqualTo("member-price/milk-fortnight -200 OVER_LIMIT DAY, expected -0");
        assertThat(shuffled.active("points")).isEqualTo(inOrder.active("points"));
    }

    @Test
    void what_has_no_limit_knows_no_order() throws Exception {
        var inOrder = Scenario.of("buy-more-pay-less", ENROLLED);
        Checkout.pays(inOrder, "2027-03-01T09:00:00+01:00", "red:3:9000:wine");
        Checkout.pays(inOrder, "2027-03-01T10:00:00+01:00", "red:6:18000:wine");
        var shuffled = Scenario.of("buy-more-pay-less", ENROLLED);
        Checkout.pays(shuffled, "2027-03-01T10:00:00+01:00", "red:6:18000:wine");
        Checkout.pays(shuffled.late("2027-03-01T11:00:00+01:00"), "2027-03-01T09:00:00+01:00", "red:3:9000:wine");
        assertThat(Checkout.uses(shuffled)).isEqualTo("buy-more-pay-less/wine-by-bottles -450");
        assertThat(shuffled.active("points"))
                .isEqualTo(inOrder.active("points"))
                .isEqualTo(247);
    }
}
