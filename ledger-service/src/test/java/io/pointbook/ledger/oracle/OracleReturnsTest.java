package io.pointbook.ledger.oracle;

import org.junit.jupiter.api.Test;

/** Sums done by hand: semantics.md 2.2, 3.1 and 3.2. */
class OracleReturnsTest {
    private final Slip sale = Slip.sale(1).card("A").bought("mug", "4", 2_000);

    @Test
    void a_referenced_return_takes_what_its_pieces_earned_whatever_money_it_gives_back() {
        // 20 points on 4 pieces, one back for 0.01: 15
        Reckoning.of(sale, Slip.back(2).card("A").returned("mug", "-1", -1, sale, 1))
                .net("A")
                .isEqualTo(15);
    }

    @Test
    void a_referenced_return_acts_on_the_account_that_earned() {
        var reckoning = Reckoning.of(sale, Slip.back(2).card("B").returned("mug", "-1", -500, sale, 1));
        reckoning.net("A").isEqualTo(15);
        reckoning.net("B").isEqualTo(0);
        Reckoning.of(sale, Slip.back(2).returned("mug", "-1", -500, sale, 1))
                .net("A")
                .isEqualTo(15);
    }

    @Test
    void returns_beyond_the_pieces_sold_have_no_effect() {
        Reckoning.of(
                        sale,
                        Slip.back(2).returned("mug", "-3", -1_500, sale, 1),
                        Slip.back(3).returned("mug", "-3", -1_500, sale, 1))
                .net("A")
                .isEqualTo(0);
    }

    @Test
    void a_referenced_return_counts_even_if_it_is_older_than_its_sale_or_years_younger() {
        Reckoning.of(
                        sale,
                        Slip.back(2).at("2025-03-01T12:00:00Z").returned("mug", "-1", -500, sale, 1),
                        Slip.back(3).at("2031-03-01T12:00:00Z").returned("mug", "-1", -500, sale, 1))
                .net("A")
                .isEqualTo(10);
    }

    @Test
    void a_reference_to_a_receipt_without_card_has_no_effect_and_is_not_matched_by_item() {
        Slip cardless = Slip.sale(2).bought("mug", "1", 500);
        Reckoning.of(sale, cardless, Slip.back(3).card("A").returned("mug", "-1", -500, cardless, 1))
                .net("A")
                .isEqualTo(20);
    }

    @Test
    void a_reference_to_a_line_that_is_no_sale_or_is_not_there_has_no_effect() {
        Slip mixed = Slip.sale(2)
                .card("A")
                .bought("mug", "1", 500)
                .line("FEE", "post", "1", 300)
                .bought("cup", "1", 400)
                .voidLine(3, "cup", "-1", -400);
        Reckoning.of(
                        mixed,
                        Slip.back(3).card("A").returned("mug", "-1", -300, mixed, 2),
                        Slip.back(4).card("A").returned("mug", "-1", -300, mixed, 3),
                        Slip.back(5).card("A").returned("mug", "-1", -300, mixed, 9))
                .net("A")
                .isEqualTo(5);
    }

    @Test
    void an_unreferenced_return_takes_from_the_earliest_purchase_of_its_card_first() {
        // day 1: 1 piece at 9.00; day 2: 2 pieces at 2.00 each. Two come back: 9 and 2 of the 4
        Slip first = Slip.sale(1).card("A").at("2025-03-01T12:00:00Z").bought("mug", "1", 900);
        Slip second = Slip.sale(2).card("A").at("2025-03-02T12:00:00Z").bought("mug", "2", 400);
        Slip others = Slip.sale(3).card("B").at("2025-02-01T12:00:00Z").bought("mug", "2", 5_000);
        var reckoning =
                Reckoning.of(first, second, others, Slip.back(4).card("A").returned("mug", "-2", -400));
        reckoning.net("A").isEqualTo(2);
        reckoning.net("B").isEqualTo(50);
    }

    @Test
    void referenced_returns_take_first_and_the_unreferenced_one_moves_on() {
        // both purchases 1 piece: 9 and 4 points. The reference takes the 9 although it came a day later.
        Slip first = Slip.sale(1).card("A").at("2025-03-01T12:00:00Z").bought("mug", "1", 900);
        Slip second = Slip.sale(2).card("A").at("2025-03-02T12:00:00Z").bought("mug", "1", 400);
        Slip free = Slip.back(3).card("A").at("2025-03-03T12:00:00Z").returned("mug", "-1", -400);
        Reckoning.of(first, second, free).net("A").isEqualTo(4);
        Slip bound = Slip.back(4).card("A").at("2025-03-04T12:00:00Z").returned("mug", "-1", -900, first, 1);
        Reckoning.of(first, second, free, bound).net("A").isEqualTo(0);
    }

    @Test
    void a_purchase_that_earned_nothing_still_takes_a_return() {
        Slip free = Slip.sale(1).card("A").at("2025-03-01T12:00:00Z").bought("mug", "1", 0);
        Slip writtenOff = Slip.sale(2).card("A").at("2025-03-02T12:00:00Z").bought("mug", "-2", 0);
        Slip paid = Slip.sale(3).card("A").at("2025-03-03T12:00:00Z").bought("mug", "1", 900);
        Slip three = Slip.back(4).card("A").returned("mug", "-3", -900);
        Reckoning.of(free, writtenOff, paid, three).net("A").isEqualTo(9);
        Reckoning.of(free, writtenOff, paid, three, Slip.back(5).card("A").returned("mug", "-1", -1))
                .net("A")
                .isEqualTo(0);
    }

    @Test
    void a_sale_at_the_very_instant_of_the_return_counts_and_a_later_one_does_not() {
        Slip back = Slip.back(2).card("A").at("2025-03-10T13:00:00+01:00").returned("mug", "-4", -2_000);
        Reckoning.of(sale, back).net("A").isEqualTo(0);
        Reckoning.of(sale.at("2025-03-10T12:00:01Z"), back).net("A").isEqualTo(20);
    }

    @Test
    void four_hundred_days_back_and_not_a_second_more() {
        Slip back = Slip.back(2).card("A").at("2026-04-14T12:00:00Z").returned("mug", "-4", -2_000);
        Reckoning.of(sale.at("2025-03-10T12:00:00Z"), back).net("A").isEqualTo(0);
        Reckoning.of(sale.at("2025-03-10T11:59:59Z"), back).net("A").isEqualTo(20);
    }

    @Test
    void an_exchange_never_takes_from_its_own_lines_without_a_reference() {
        Slip exchange = Slip.of("EXCHANGE", 2).card("A").bought("mug", "1", 700).returned("mug", "-1", -700);
        Reckoning.of(exchange).net("A").isEqualTo(7);
        Reckoning.of(sale.at("2025-03-01T00:00:00Z"), exchange).net("A").isEqualTo(15 + 7);
    }

    @Test
    void at_one_instant_store_workstation_day_and_number_decide_and_numbers_are_numbers() {
        // S1/1: numbers 9 and 10 at one instant; 9 comes first though "10" sorts before "9"
        Slip nine = Slip.sale(9).card("A").bought("mug", "1", 900);
        Slip ten = Slip.sale(10).card("A").bought("mug", "1", 300);
        Slip back = Slip.back(11).card("A").returned("mug", "-1", -300);
        Reckoning.of(nine, ten, back).net("A").isEqualTo(3);
        Slip earlierStore = Slip.of("SALE", "S0", "1", "2025-03-10", 99)
                .currency("EUR")
                .card("A")
                .bought("mug", "1", 200);
        Reckoning.of(nine, ten, earlierStore, back).net("A").isEqualTo(9 + 3);
    }

    @Test
    void a_line_without_pieces_loses_its_whole_share_to_any_return_and_uses_none_of_it() {
        // all pieces voided, 3.00 left: n = 0 with 3 points; the return passes on to the next purchase with all its
        // pieces
        Slip noPieces = Slip.sale(1)
                .card("A")
                .at("2025-03-01T12:00:00Z")
                .bought("mug", "2", 500)
                .voidLine(1, "mug", "-2", -200);
        Slip next = Slip.sale(2).card("A").at("2025-03-02T12:00:00Z").bought("mug", "1", 900);
        Reckoning.of(noPieces, next).net("A").isEqualTo(12);
        Reckoning.of(noPieces, next, Slip.back(3).card("A").returned("mug", "-1", -900))
                .net("A")
                .isEqualTo(0);
        Reckoning.of(noPieces, next, Slip.back(3).card("B").returned("mug", "0", -100, noPieces, 1))
                .net("A")
                .isEqualTo(9);
    }

    @Test
    void an_unreferenced_return_that_is_already_placed_leaves_a_later_line_without_pieces_alone() {
        Slip first = Slip.sale(1).card("A").at("2025-03-01T12:00:00Z").bought("mug", "1", 900);
        Slip noPieces = Slip.sale(2).card("A").at("2025-03-02T12:00:00Z").bought("mug", "0", 300);
        Reckoning.of(first, noPieces, Slip.back(3).card("A").returned("mug", "-1", -900))
                .net("A")
                .isEqualTo(3);
    }

    @Test
    void a_gtin_is_the_item_where_there_is_no_item_id() {
        Slip byGtin = Slip.sale(1).card("A").bought("40123456", "2", 800).byGtin();
        Slip back = Slip.back(2).card("A").returned("40123456", "-1", -400).byGtin();
        Reckoning.of(byGtin, back).net("A").isEqualTo(4);
        Reckoning.of(
                        byGtin,
                        Slip.back(3).card("A").returned("40123457", "-1", -400).byGtin())
                .net("A")
                .isEqualTo(8);
    }

    @Test
    void a_return_line_that_was_voided_takes_nothing() {
        Slip back =
                Slip.back(2).card("A").returned("mug", "-3", -1_500, sale, 1).voidLine(1, "mug", "2", 1_000);
        Reckoning.of(sale, back).net("A").isEqualTo(15);
        Slip none = Slip.back(3).card("A").returned("mug", "-1", -500).voidLine(0, "mug", "1", 500);
        Reckoning.of(sale, none).net("A").isEqualTo(20);
    }

    @Test
    void a_return_of_spent_points_ends_in_debt() {
        Slip spend = Slip.sale(2).card("A").bought("tea", "1", 50).paidPoints(15, 15);
        Slip all = Slip.back(3).card("A").returned("mug", "-4", -2_000);
        var reckoning = Reckoning.of(sale, spend, all);
        reckoning.net("A").isEqualTo(-15);
        org.assertj.core.api.Assertions.assertThat(reckoning.balances().get("A"))
                .isEqualTo(new BalanceOracle.Balance(0, 15));
    }
}
