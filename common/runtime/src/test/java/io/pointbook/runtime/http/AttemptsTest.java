package io.pointbook.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final String UNIQUE_VIOLATION = "23505";

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_lost_race_is_run_again_and_never_shown() throws Exception {
        var answer = new Attempts().of(() -> {
            if (runs.incrementAndGet() < 4) {
                throw new SQLException("lost", UNIQUE_VIOLATION);
            }
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(runs).hasValue(4);
    }

    @Test
    void what_goes_on_losing_is_busy_after_the_time_is_over() {
        var attempts = new Attempts(Duration.ofMillis(200));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> attempts.of(() -> {
                    runs.incrementAndGet();
                    throw new SQLException("lost", UNIQUE_VIOLATION);
                }))
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(503));
        assertThat(runs).hasValueGreaterThan(2);
    }

    @Test
    void what_a_repeat_would_only_meet_again_is_not_repeated() {
        var mistake = new IllegalStateException("a mistake");

        assertThatThrownBy(() -> new Attempts().of(() -> {
                    runs.incrementAndGet();
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_refusal_is_not_repeated() {
        var refusal = RequestProblem.DIFFERENT_REQUEST.because("another one");

        assertThatThrownBy(() -> new Attempts().of(() -> {
                    runs.incrementAndGet();
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(runs).hasValue(1);
    }

    @Test
    void one_who_is_interrupted_does_not_go_on_trying() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Attempts().of(() -> {
            runs.incrementAndGet();
            throw new SQLException("lost", UNIQUE_VIOLATION);
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
    }
}
