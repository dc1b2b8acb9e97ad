package io.pointbook.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Goal GOAL = new Goal("ours", "crud", 4);

    @Test
    void the_ratio_is_the_median_of_the_ratios_of_paired_rounds() {
        // 4, 5 and 10; the ratio of the medians would be 500 / 60
        var results = results(
                rate("ours", 1, 400),
                rate("crud", 1, 100),
                rate("ours", 2, 500),
                rate("crud", 2, 100),
                rate("ours", 3, 600),
                rate("crud", 3, 60));

        assertThat(results.medianRatio("ours", "crud")).hasValue(5.0);
        assertThat(results.medianRate("ours")).hasValue(500.0);
        assertThat(GOAL.verdict(results)).isEqualTo("ours / crud      5.00   goal at least 4.00   reached");
    }

    @Test
    void a_goal_just_met_is_reached_and_one_just_not_met_is_printed_as_missed() {
        assertThat(GOAL.verdict(results(rate("ours", 1, 400), rate("crud", 1, 100))))
                .endsWith("reached");
        assertThat(GOAL.verdict(results(rate("ours", 1, 399), rate("crud", 1, 100))))
                .endsWith("MISSED");
    }

    @Test
    void a_void_contestant_is_compared_in_its_valid_rounds_only() {
        var results = results(
                rate("ours", 1, 900).judged(Optional.of("wrong balances")),
                rate("crud", 1, 100),
                rate("ours", 2, 500),
                rate("crud", 2, 100));

        assertThat(results.anyVoid()).isTrue();
        assertThat(results.medianRatio("ours", "crud")).hasValue(5.0);
        assertThat(lines(results)).anySatisfy(line -> assertThat(line).matches("1 +void +100 +void"));
        assertThat(lines(results)).contains("VOID: ours in round 1: wrong balances");
    }

    @Test
    void where_no_round_can_be_compared_the_goal_is_void() {
        var results = results(Outcome.failed("ours", 1, "did not start"), rate("crud", 1, 100));
        assertThat(GOAL.verdict(results)).endsWith("VOID, no round to compare");
    }

    @Test
    void who_came_to_the_end_of_the_topic_is_measured_until_then_and_it_is_said() {
        var outcome = new Outcome("ours", 1, 1_000, Duration.ofMillis(2_500), true, null, Duration.ZERO);
        assertThat(outcome.rate()).isEqualTo(400.0);
        assertThat(lines(results(outcome)))
                .contains("ours reached the end of the topic in round 1: measured 2.5 s until then");
    }

    private static List<String> lines(Results results) {
        return new Report(results, List.of("ours", "crud"), List.of(GOAL)).lines();
    }

    private static Outcome rate(String contestant, int round, long perSecond) {
        return new Outcome(contestant, round, 2 * perSecond, Duration.ofSeconds(2), false, null, Duration.ZERO);
    }

    private static Results results(Outcome... outcomes) {
        var all = new ArrayList<>(List.of(outcomes));
        int rounds = all.stream().mapToInt(Outcome::round).max().orElse(0);
        return new Results(rounds, all);
    }
}
