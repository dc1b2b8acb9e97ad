package io.pointbook.bench.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalanceCheckTest {
    private static final long[] EXPECTED = {10, 20, 0};

    @Test
    void right_balances_have_no_fault_and_a_card_not_seen_may_be_missing() {
        assertThat(fault(Map.of("0", 10L, "1", 20L))).isEmpty();
        assertThat(fault(Map.of("0", 10L, "1", 20L, "2", 0L))).isEmpty();
    }

    @Test
    void a_point_too_many_is_a_fault() {
        assertThat(fault(Map.of("0", 11L, "1", 20L)))
                .contains("the balances sum to 31 points, the consumed receipts to 30");
    }

    @Test
    void points_on_the_wrong_card_are_a_fault_though_the_sum_is_right() {
        assertThat(fault(Map.of("0", 11L, "1", 19L))).contains("card 0 has 11 points, its receipts make 10");
    }

    @Test
    void a_missing_balance_is_a_fault_though_another_one_makes_up_for_it() {
        assertThat(fault(Map.of("0", 30L))).contains("card 0 has 30 points, its receipts make 10");
    }

    @Test
    void a_balance_of_nobody_is_a_fault_though_it_is_empty() {
        assertThat(fault(Map.of("0", 10L, "1", 20L, "nobody", 0L)))
                .contains("1 balances are of cards that no receipt shows");
    }

    private static Optional<String> fault(Map<String, Long> found) {
        return BalanceCheck.fault(EXPECTED, found, Integer::toString);
    }
}
