package io.pointbook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Duration WARM = Duration.ofSeconds(10);

    @Test
    void a_window_is_written_in_seconds_in_minutes_or_as_iso_8601_has_it() {
        assertThat(Plan.duration("5s")).isEqualTo(Duration.ofSeconds(5));
        assertThat(Plan.duration("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(Plan.duration("PT30S")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void receipts_for_warm_up_and_window_are_preloaded() {
        assertThat(new Plan(Duration.ofSeconds(30), WARM, 3, false, false).receipts())
                .isEqualTo(50 * 40_000);
    }

    @Test
    void a_short_window_still_has_receipts_for_the_sample() {
        assertThat(new Plan(Duration.ofSeconds(1), WARM, 1, false, false).receipts())
                .isEqualTo(100_000);
    }

    @Test
    void windows_and_rounds_are_limited() {
        assertThat(new Plan(Duration.ofMinutes(10), WARM, 20, false, false).rounds())
                .isEqualTo(20);
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Duration.ofMillis(999), WARM, 3, false, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(WARM, Duration.ofMillis(999), 3, false, false))
                .withMessageContaining("warm-up");
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Duration.ofSeconds(601), WARM, 3, false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Duration.ofSeconds(30), WARM, 0, false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(Duration.ofSeconds(30), WARM, 21, false, false));
    }
}
