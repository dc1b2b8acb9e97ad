package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.Till;
import io.pointbook.ledger.account.receipt.Line;
import io.pointbook.ledger.account.receipt.Receipt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** semantics.md 2.2: largest remainder over the lines of positive net, ties to the lower line number. */
class SpreadTest {
    private static final long SEED = 7;

    @Test
    void whole_parts_first_and_the_rest_to_the_largest_remainders() {
        // 10 points on 199, 350 and 500 of 1049: 1.897, 3.336, 4.766
        assertThat(spread(10, 199, 350, 500)).containsExactly(2, 3, 5);
    }

    @Test
    void equal_remainders_go_to_the_lower_line_number() {
        assertThat(spread(2, 100, 100, 100)).containsExactly(1, 1, 0);
    }

    @Test
    void the_lower_line_number_wins_wherever_the_line_stands_on_the_receipt() {
        var turned = new ArrayList<>(lines(100, 100, 100)).reversed();
        assertThat(Spread.byLargestRemainder(1, turned)).containsExactly(0, 0, 1);
    }

    @Test
    void lines_without_positive_net_get_nothing() {
        assertThat(spread(3, 0, -50, 300)).containsExactly(0, 0, 3);
        assertThat(spread(0, 100, 100)).containsExactly(0, 0);
    }

    @Test
    void nothing_to_spread_over_gives_nothing() {
        assertThat(spread(5, 0, -100)).containsExactly(0, 0);
        assertThat(spread(5)).isEmpty();
    }

    @Test
    void products_beyond_a_long_are_exact() {
        long huge = 999_999_999_999L;
        assertThat(spread(huge, huge, huge, 1)).containsExactly(499_999_999_999L, 499_999_999_999L, 1);
    }

    @Test
    void the_shares_always_add_up() {
        var chance = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            long[] nets = chance.longs(1 + chance.nextInt(8), -50, 10_000).toArray();
            long positive = Arrays.stream(nets).filter(net -> net > 0).sum();
            if (positive > 0) {
                long points = chance.nextLong(positive / 100 + 1);
                assertThat(Arrays.stream(spread(points, nets)).sum())
                        .as("seed %d, try %d", SEED, i)
                        .isEqualTo(points);
            }
        }
    }

    private static long[] spread(long points, long... nets) {
        return Spread.byLargestRemainder(points, lines(nets));
    }

    private static List<Line> lines(long... nets) {
        var sale = new Till().sale(null);
        Arrays.stream(nets).forEach(net -> sale.line("item", 1, net));
        Receipt receipt = sale.receipt();
        return receipt.lines();
    }
}
