package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.oracle.BalanceOracle.Balance;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sums done by hand: semantics.md sections 1.3 and 2. */
class OracleEarningTest {
    @Test
    void a_point_for_each_whole_one_of_the_sum_not_of_each_line() {
        // 7.50 + 2.60 = 10.10
        Reckoning.of(Slip.sale(1).card("A").bought("tea", "1", 750).bought("jam", "1", 260))
                .net("A")
                .isEqualTo(10);
    }

    @Test
    void a_currency_counts_by_its_own_minor_units() {
        // JPY 250 = 250; KWD 7.999 = 7; EUR 2.50 = 2
        var reckoning = Reckoning.of(
                Slip.sale(1).card("J").currency("JPY").bought("tea", "1", 250),
                Slip.sale(2).card("K").currency("KWD").bought("tea", "1", 7_999),
                Slip.sale(3).card("E").bought("tea", "1", 250));
        assertThat(reckoning.balances())
                .isEqualTo(Map.of("J", new Balance(250, 0), "K", new Balance(7, 0), "E", new Balance(2, 0)));
    }

    @Test
    void deposits_fees_gift_cards_and_donations_neither_earn_nor_take() {
        Reckoning.of(Slip.sale(1)
                        .card("A")
                        .bought("tea", "1", 1_000)
                        .line("DEPOSIT", "can", "1", 500)
                        .line("DEPOSIT", "bottle", "-4", -400)
                        .line("FEE", "post", "1", 900)
                        .line("GIFT_CARD", "gift", "1", 2_000)
                        .line("DONATION", "sea", "1", 300))
                .net("A")
                .isEqualTo(10);
    }

    @Test
    void a_negative_sale_line_lowers_the_base_and_the_base_never_falls_below_zero() {
        var reckoning = Reckoning.of(
                Slip.sale(1).card("A").bought("tea", "1", 1_000).bought("pledge", "-1", -250),
                Slip.sale(2).card("B").bought("tea", "1", 200).bought("pledge", "-1", -900));
        reckoning.net("A").isEqualTo(7);
        reckoning.net("B").isEqualTo(0);
    }

    @Test
    void return_lines_of_an_exchange_do_not_reduce_the_base() {
        // the return finds no purchase: no effect; the sale earns its 30
        Reckoning.of(Slip.of("EXCHANGE", 1)
                        .card("A")
                        .returned("hat", "-1", -2_000)
                        .bought("coat", "1", 3_000))
                .net("A")
                .isEqualTo(30);
    }

    @Test
    void gift_card_payment_earns_and_points_payment_does_not() {
        // 50.00 less 12.34 paid with points: floor(37.66) = 37; 1234 points are taken, 37 earned
        var reckoning = Reckoning.of(
                Slip.sale(1).card("A").bought("coat", "1", 5_000).paid("GIFT_CARD", 5_000),
                Slip.sale(2).card("B").bought("coat", "1", 5_000).paid("POINTS", 1_234));
        reckoning.net("A").isEqualTo(50);
        reckoning.net("B").isEqualTo(37 - 1_234);
    }

    @Test
    void the_largest_remainder_decides_which_line_holds_the_odd_point() {
        // 10 points over 3.33, 3.33, 3.34: 3 each, the tenth to line 3 (remainder largest).
        Slip sale = Slip.sale(1)
                .card("A")
                .bought("a", "1", 333)
                .bought("b", "1", 333)
                .bought("c", "1", 334);
        Reckoning.of(sale, Slip.back(2).returned("c", "-1", -334, sale, 3))
                .net("A")
                .isEqualTo(6);
        Reckoning.of(sale, Slip.back(2).returned("a", "-1", -333, sale, 1))
                .net("A")
                .isEqualTo(7);
    }

    @Test
    void equal_remainders_go_to_the_lower_line_number() {
        // 2 points over 1.00, 1.00, 1.00 less 1.00: remainders equal, lines 1 and 2 get them, line 3 none
        Slip sale = Slip.sale(1)
                .card("A")
                .bought("a", "1", 100)
                .bought("b", "1", 100)
                .bought("c", "1", 100)
                .bought("pledge", "-1", -100);
        Reckoning.of(sale, Slip.back(2).returned("a", "-1", -100, sale, 1))
                .net("A")
                .isEqualTo(1);
        Reckoning.of(sale, Slip.back(2).returned("b", "-1", -100, sale, 2))
                .net("A")
                .isEqualTo(1);
        Reckoning.of(sale, Slip.back(2).returned("c", "-1", -100, sale, 3))
                .net("A")
                .isEqualTo(2);
    }

    @Test
    void a_void_line_takes_its_part_before_anything_is_earned() {
        // 3 pieces for 30.00, one voided: 20.00; the second line wholly voided
        Reckoning.of(Slip.sale(1)
                        .card("A")
                        .bought("mug", "3", 3_000)
                        .bought("cup", "1", 700)
                        .voidLine(1, "mug", "-1", -1_000)
                        .voidLine(2, "cup", "-1", -700))
                .net("A")
                .isEqualTo(20);
    }

    @Test
    void a_void_line_that_names_nothing_takes_the_latest_line_that_it_fits_in() {
        // it fits line 1 (5 pieces) and not line 2 (1 piece); after it 2 of 5 and 10.00 are left of line 1
        Slip sale = Slip.sale(1)
                .card("A")
                .bought("mug", "5", 2_500)
                .bought("mug", "1", 500)
                .voidLine(0, "mug", "-3", -1_500);
        Reckoning.of(sale).net("A").isEqualTo(15);
        // 15 points: 10 on line 1 with n = 2, 5 on line 2
        Reckoning.of(sale, Slip.back(2).returned("mug", "-1", -500, sale, 1))
                .net("A")
                .isEqualTo(10);
        Reckoning.of(sale, Slip.back(2).returned("mug", "-1", -500, sale, 2))
                .net("A")
                .isEqualTo(10);
    }

    @Test
    void a_void_line_that_fits_in_two_lines_takes_the_later_one() {
        // left: 2 pieces for 4.00 and 1 for 7.00: 4 and 7 points; one of the first two comes back: 2 + 7
        Slip sale = Slip.sale(1)
                .card("A")
                .bought("mug", "2", 400)
                .bought("mug", "2", 800)
                .voidLine(0, "mug", "-1", -100);
        Reckoning.of(sale, Slip.back(2).returned("mug", "-1", -200, sale, 1))
                .net("A")
                .isEqualTo(9);
    }

    @Test
    void weighed_goods_return_by_the_gram() {
        // 42 points on 0.42 kg; 0.1 kg comes back: floor(42 x 0.32 / 0.42) = 32
        Slip sale = Slip.sale(1).card("A").bought("cheese", "0.42", 4_200);
        Reckoning.of(sale, Slip.back(2).returned("cheese", "-0.1", -1_000, sale, 1))
                .net("A")
                .isEqualTo(32);
    }

    @Test
    void the_customer_never_gains_by_returning_piece_by_piece() {
        // 10 points on 3 pieces: floor(20/3) = 6, floor(10/3) = 3, 0; two returns of one = one return of two
        Slip sale = Slip.sale(1).card("A").bought("mug", "3", 1_000);
        Slip one = Slip.back(2).returned("mug", "-1", -333, sale, 1);
        Slip two = Slip.back(3).returned("mug", "-1", -333, sale, 1);
        Slip three = Slip.back(4).returned("mug", "-1", -334, sale, 1);
        Reckoning.of(sale, one).net("A").isEqualTo(6);
        Reckoning.of(sale, one, two).net("A").isEqualTo(3);
        Reckoning.of(sale, one, two, three).net("A").isEqualTo(0);
    }

    @Test
    void a_receipt_without_a_card_earns_for_nobody() {
        assertThat(Reckoning.of(Slip.sale(1).bought("tea", "1", 1_000)).balances())
                .isEmpty();
    }
}
