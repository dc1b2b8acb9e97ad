package io.pointbook.runtime.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepThreadTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration LATER = Duration.ofDays(1);

    @Test
    void a_round_goes_on_while_it_finds_something_and_ends_at_a_limit() {
        var calls = new AtomicInteger();
        try (var sweeps = new SweepThread("test")) {
            sweeps.every(SOON, "endless", () -> {
                calls.incrementAndGet();
                return 1;
            });
            // another sweep gets its turn although the first one never runs out of work
            var turns = new AtomicInteger();
            sweeps.every(SOON, "other", turns::incrementAndGet);
            await().untilAsserted(() -> assertThat(turns.get()).isPositive());
        }
        assertThat(calls.get()).isPositive().satisfies(all -> assertThat(all % SweepThread.MOST_BATCHES)
                .isZero());
    }

    @Test
    void what_fails_is_tried_again() {
        var calls = new AtomicInteger();
        try (var sweeps = new SweepThread("test")) {
            sweeps.every(SOON, "failing", () -> {
                calls.incrementAndGet();
                throw new IllegalStateException("now and then");
            });
            await().untilAsserted(() -> assertThat(calls.get()).isGreaterThan(2));
        }
    }

    @Test
    void nothing_is_swept_before_its_time() {
        var calls = new AtomicInteger();
        try (var sweeps = new SweepThread("test")) {
            sweeps.every(LATER, "later", calls::incrementAndGet);
        }
        assertThat(calls.get()).isZero();
    }
}
