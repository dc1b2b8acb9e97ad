package io.pointbook.rewards.ledgerlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.pointbook.rewards.ledgerlink.LedgerCalls.Reply;
import io.pointbook.rewards.redeeming.LedgerTrouble;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LedgerGuardTest {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Reply REPLY = new Reply(200, NullNode.getInstance());

    private final LedgerGuard guard = new LedgerGuard(PAUSE);
    private int calls;
    private int failures;

    private Reply attempt() {
        calls++;
        if (failures > 0) {
            failures--;
            throw LedgerTrouble.away("away for attempt " + calls);
        }
        return REPLY;
    }

    private void fail(int attempts) {
        failures = attempts;
        while (failures > 0) {
            assertThatThrownBy(() -> guard.call(this::attempt)).isInstanceOf(LedgerTrouble.class);
        }
    }

    @Test
    void a_call_is_tried_three_times() {
        failures = LedgerGuard.MOST_ATTEMPTS - 1;
        assertThat(guard.call(this::attempt)).isEqualTo(REPLY);
        assertThat(calls).isEqualTo(LedgerGuard.MOST_ATTEMPTS);

        failures = LedgerGuard.MOST_ATTEMPTS;
        assertThatThrownBy(() -> guard.call(this::attempt)).hasMessage("away for attempt 6");
    }

    @Test
    void it_opens_with_the_fifth_failure_in_a_row_and_not_before() {
        fail(LedgerGuard.MOST_ATTEMPTS);
        failures = 1;
        guard.call(this::attempt);
        assertThat(guard.isOpen()).isFalse();

        fail(LedgerGuard.MOST_ATTEMPTS);
        assertThat(guard.isOpen()).isFalse();
        failures = LedgerGuard.MOST_ATTEMPTS;
        assertThatThrownBy(() -> guard.call(this::attempt)).hasMessage("away for attempt 10");
        assertThat(guard.isOpen()).isTrue();
        assertThatThrownBy(() -> guard.call(this::attempt)).hasMessageContaining("not asked for a while");
        assertThat(calls).isEqualTo(10);
    }

    @Test
    void after_the_pause_one_tries_and_its_success_lets_all_through() {
        fail(LedgerGuard.MOST_FAILURES);
        LockSupport.parkNanos(PAUSE.toNanos());
        assertThat(guard.isOpen()).isFalse();

        var trial = guard.call(() -> {
            assertThatThrownBy(() -> guard.call(this::attempt)).hasMessageContaining("not asked for a while");
            return REPLY;
        });
        assertThat(trial).isEqualTo(REPLY);
        assertThat(guard.call(this::attempt)).isEqualTo(REPLY);
    }

    @Test
    void a_trial_that_fails_keeps_it_open_for_another_pause() {
        fail(LedgerGuard.MOST_FAILURES);
        LockSupport.parkNanos(PAUSE.toNanos());
        int before = calls;
        failures = LedgerGuard.MOST_ATTEMPTS;

        assertThatThrownBy(() -> guard.call(this::attempt)).isInstanceOf(LedgerTrouble.class);

        assertThat(calls).isEqualTo(before + 1);
        assertThat(guard.isOpen()).isTrue();
    }

    @Test
    void an_answer_that_nobody_understands_is_no_reason_to_leave_the_ledger_alone() {
        for (int i = 0; i < LedgerGuard.MOST_FAILURES; i++) {
            assertThatThrownBy(() -> guard.call(() -> {
                        throw LedgerTrouble.unexpected("not JSON");
                    }))
                    .hasMessage("not JSON");
        }
        assertThat(guard.isOpen()).isFalse();
    }
}
