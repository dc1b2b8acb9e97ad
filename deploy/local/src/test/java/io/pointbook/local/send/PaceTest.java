package io.pointbook.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long START = 1_000_000_000L;

    @Test
    void records_are_spread_over_the_second() {
        Pace pace = new Pace(10, START);
        assertThat(pace.before(0, START)).isZero();
        assertThat(pace.before(5, START)).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.before(5, START + 500_000_000L)).isZero();
        assertThat(pace.before(5, START + 900_000_000L)).isZero();
    }

    @Test
    void without_a_rate_nothing_waits() {
        assertThat(new Pace(0, START).before(1_000_000, START)).isZero();
    }
}
