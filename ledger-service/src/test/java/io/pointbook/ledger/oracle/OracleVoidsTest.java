package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sums done by hand: post-voids, tenders with points, markers; semantics.md 1.3, 3.2, 3.4 and 4.4. */
class OracleVoidsTest {
    private final Slip sale = Slip.sale(1).card("A").bought("mug", "4", 2_000);

    @Test
    void a_void_takes_off_all_that_the_sale_earned_whatever_card_and_time_it_shows() {
        Slip voiding = Slip.voiding(2, sale).card("B").at("2025-03-01T12:00:00Z");
        var reckoning = Reckoning.of(sale, voiding);
        reckoning.net("A").isEqualTo(0);
        reckoning.net("B").isEqualTo(0);
    }

    @Test
    void lines_already_returned_are_not_reversed_twice() {
        Reckoning.of(sale, Slip.back(2).returned("mug", "-3", -1_500, sale, 1), Slip.voiding(3, sale))
                .net("A")
                .isEqualTo(0);
    }

    @Test
    void a_void_of_a_sale_sends_its_unreferenced_return_to_the_next_purchase() {
        Slip next = Slip.sale(2).card("A").at("2025-03-11T12:00:00Z").bought("mug", "1", 700);
        Slip back = Slip.back(3).card("A").at("2025-03-12T12:00:00Z").returned("mug", "-1", -500);
        Reckoning.of(sale, next, back).net("A").isEqualTo(15 + 7);
        Reckoning.of(sale, next, back, Slip.voiding(4, sale)).net("A").isEqualTo(0);
    }

    @Test
    void a_void_of_a_return_gives_back_what_it_took() {
        Slip back = Slip.back(2).card("A").returned("mug", "-3", -1_500, sale, 1);
        Reckoning.of(sale, back, Slip.voiding(3, back)).net("A").isEqualTo(20);
    }

    @Test
    void a_void_of_a_void_and_a_second_void_change_nothing() {
        Slip first = Slip.voiding(2, sale);
        Reckoning.of(sale, first, Slip.voiding(3, first)).net("A").isEqualTo(0);
        Reckoning.of(sale, first, Slip.voiding(3, sale)).net("A").isEqualTo(0);
    }

    @Test
    void a_void_of_a_return_without_card_gives_back_too() {
        Slip back = Slip.back(2).returned("mug", "-4", -2_000, sale, 1);
        Reckoning.of(sale, back).net("A").isEqualTo(0);
        Reckoning.of(sale, back, Slip.voiding(3, back)).net("A").isEqualTo(20);
    }

    @Test
    void lines_and_tenders_of_a_post_void_have_no_effect() {
        Slip voiding = Slip.voiding(2, Slip.sale(77))
                .card("A")
                .bought("tea", "1", 900)
                .returned("mug", "-1", -500, sale, 1)
                .paidPoints(-40, -40);
        Reckoning.of(sale, voiding).net("A").isEqualTo(20);
    }

    @Test
    void markers_have_no_effect_and_open_no_account() {
        Slip training = Slip.sale(2).card("B").bought("mug", "1", 900).with("training", true);
        Slip suspended = Slip.of("SUSPEND", 3).card("B").bought("mug", "1", 900);
        Slip cancelled = Slip.of("CANCEL", 4).card("B").returned("mug", "-1", -500, sale, 1);
        Slip resumed = Slip.of("RESUME", 5).card("B");
        Slip control = Slip.of("CONTROL", 6).card("B");
        Slip playedVoid = Slip.voiding(7, sale).card("B").with("training", true);
        Slip onTraining = Slip.back(8).card("A").returned("mug", "-1", -500, training, 1);
        var reckoning = Reckoning.of(sale, training, suspended, cancelled, resumed, control, playedVoid, onTraining);
        reckoning.net("A").isEqualTo(20);
        assertThat(reckoning.balances()).containsOnlyKeys("A");
    }

    @Test
    void a_points_tender_that_names_no_points_costs_a_hundred_a_unit_rounded_up() {
        // EUR 1.50 = 150; JPY 3 = 300; KWD 0.015 = 1.5, so 2. The amounts lower the base: 8.50 = 8, JPY 97, KWD 0.985 =
        // 0
        var reckoning = Reckoning.of(
                Slip.sale(1).card("E").bought("tea", "1", 1_000).paid("POINTS", 150),
                Slip.sale(2).card("J").currency("JPY").bought("tea", "1", 100).paid("POINTS", 3),
                Slip.sale(3).card("K").currency("KWD").bought("tea", "1", 1_000).paid("POINTS", 15));
        reckoning.net("E").isEqualTo(8 - 150);
        reckoning.net("J").isEqualTo(97 - 300);
        reckoning.net("K").isEqualTo(-2);
    }

    @Test
    void named_points_decide_and_points_of_several_tenders_add_up() {
        // base 10.00 - 3.00 = 7; 25 + 5 points spent, 10 given back as change
        Reckoning.of(Slip.sale(1)
                        .card("A")
                        .bought("tea", "1", 1_000)
                        .paidPoints(300, 25)
                        .paidPoints(100, 5)
                        .paidPoints(-100, -10))
                .net("A")
                .isEqualTo(7 - 20);
    }

    @Test
    void negative_points_tenders_never_raise_the_base() {
        Reckoning.of(Slip.sale(1).card("A").bought("tea", "1", 1_000).paidPoints(-500, -50))
                .net("A")
                .isEqualTo(10 + 50);
    }

    @Test
    void points_given_back_on_a_referenced_return_go_to_the_account_of_the_original() {
        Slip paid = Slip.sale(2).card("A").bought("coat", "1", 5_000).paidPoints(2_000, 2_000);
        Slip back =
                Slip.back(3).card("B").returned("coat", "-1", -5_000, paid, 1).paidPoints(-2_000, -2_000);
        var reckoning = Reckoning.of(paid, back);
        reckoning.net("A").isEqualTo(0);
        reckoning.net("B").isEqualTo(0);
    }

    @Test
    void points_given_back_go_to_the_shown_card_where_no_receipt_is_named_and_wait_where_it_is_not_known() {
        Slip cardless = Slip.sale(2).bought("coat", "1", 5_000);
        Slip loose = Slip.back(3).card("B").returned("coat", "-1", -100).paid("POINTS", -50);
        Slip unknown = Slip.back(4)
                .card("B")
                .returned("coat", "-1", -1, Slip.sale(77), 1)
                .paid("POINTS", -7);
        Slip onCardless =
                Slip.back(5).card("B").returned("coat", "-1", -1, cardless, 1).paid("POINTS", -3);
        Reckoning.of(cardless, loose, unknown, onCardless).net("B").isEqualTo(50);
    }

    @Test
    void a_return_line_that_was_voided_does_not_say_whose_points_come_back() {
        Slip back = Slip.back(2)
                .card("B")
                .returned("mug", "-1", -500, sale, 1)
                .voidLine(1, "mug", "1", 500)
                .paid("POINTS", -70);
        var reckoning = Reckoning.of(sale, back);
        reckoning.net("A").isEqualTo(20);
        reckoning.net("B").isEqualTo(70);
    }

    @Test
    void points_spent_on_an_exchange_come_from_the_shown_card_and_not_from_the_original() {
        // B: 30.00 less 5.00 earns 25 and costs 500; A loses one of four pieces
        Slip exchange = Slip.of("EXCHANGE", 2)
                .card("B")
                .returned("mug", "-1", -500, sale, 1)
                .bought("coat", "1", 3_000)
                .paid("POINTS", 500);
        var reckoning = Reckoning.of(sale, exchange);
        reckoning.net("A").isEqualTo(15);
        reckoning.net("B").isEqualTo(25 - 500);
    }

    @Test
    void points_given_back_wait_with_the_first_named_receipt_while_it_is_on_no_account() {
        Slip training = Slip.sale(2).card("T").bought("mug", "1", 500).with("training", true);
        Slip cardless = Slip.sale(3).bought("mug", "1", 500);
        Slip back = Slip.back(4)
                .card("B")
                .returned("mug", "-1", -500, training, 1)
                .returned("mug", "-1", -500, cardless, 1)
                .returned("mug", "-1", -500, sale, 1)
                .paidPoints(-30, -30);
        var reckoning = Reckoning.of(sale, training, cardless, back);
        reckoning.net("A").isEqualTo(15);
        reckoning.net("B").isEqualTo(0);
        assertThat(reckoning.balances()).containsOnlyKeys("A", "B");
    }

    @Test
    void a_void_undoes_the_tenders_of_its_receipt_both_ways() {
        Slip paid = Slip.sale(2).card("A").bought("coat", "1", 5_000).paidPoints(2_000, 2_000);
        Slip back =
                Slip.back(3).card("A").returned("coat", "-1", -5_000, paid, 1).paidPoints(-2_000, -2_000);
        Reckoning.of(paid).net("A").isEqualTo(30 - 2_000);
        Reckoning.of(paid, Slip.voiding(4, paid)).net("A").isEqualTo(0);
        Reckoning.of(paid, back, Slip.voiding(4, back)).net("A").isEqualTo(30 - 2_000);
        Reckoning.of(paid, back, Slip.voiding(4, paid)).net("A").isEqualTo(2_000);
    }
}
