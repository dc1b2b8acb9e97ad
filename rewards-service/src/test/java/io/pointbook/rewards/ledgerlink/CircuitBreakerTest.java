package io.pointbook.rewards.ledgerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final AtomicLong now = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker(Duration.ofNanos(10), now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    @Test
    void it_opens_with_the_fifth_failure_in_a_row_and_not_before() {
        fail(CircuitBreaker.MOST_FAILURES - 1);
        assertThat(breaker.lets()).isTrue();
        breaker.succeeded();
        fail(CircuitBreaker.MOST_FAILURES - 1);
        assertThat(breaker.isOpen()).isFalse();
        breaker.failed();
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void after_the_pause_one_tries_and_its_success_lets_all_through() {
        fail(CircuitBreaker.MOST_FAILURES);
        now.set(10);
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
        breaker.succeeded();
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void a_trial_that_fails_keeps_it_open_for_another_pause() {
        fail(CircuitBreaker.MOST_FAILURES);
        now.set(10);
        assertThat(breaker.lets()).isTrue();
        breaker.failed();
        now.set(19);
        assertThat(breaker.lets()).isFalse();
        now.set(20);
        assertThat(breaker.lets()).isTrue();
    }
}
