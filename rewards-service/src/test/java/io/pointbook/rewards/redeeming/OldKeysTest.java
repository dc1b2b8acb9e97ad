package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.runtime.http.IdempotencyKeys;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OldKeysTest {
    @Test
    void answers_are_forgotten_after_thirty_days_in_batches() throws Exception {
        try (var rewards = new TestRewards(Map.of())) {
            int more = IdempotencyKeys.MOST_FORGOTTEN_AT_ONCE + 1;
            rewards.change("insert into idempotency_key select 'k' || i, '', 200, '', '2026-03-01T12:00:00Z'"
                    + " from generate_series(1, " + more + ") i");

            rewards.move(Duration.ofDays(30));
            assertThat(rewards.rewards.forgetOldKeys()).isZero();
            rewards.move(Duration.ofSeconds(1));
            assertThat(rewards.rewards.forgetOldKeys()).isEqualTo(IdempotencyKeys.MOST_FORGOTTEN_AT_ONCE);
            assertThat(rewards.rewards.forgetOldKeys()).isOne();
            assertThat(rewards.number("select count(*) from idempotency_key")).isZero();
        }
    }
}
