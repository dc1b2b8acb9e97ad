package io.pointbook.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.account.AccountRefusal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @Test
    void each_refusal_has_its_status_and_code() {
        assertThat(said(new AccountRefusal.InsufficientPoints(40))).isEqualTo("409 insufficient_points");
        assertThat(said(new AccountRefusal.Blocked())).isEqualTo("423 account_blocked");
        assertThat(said(new AccountRefusal.UnknownHold())).isEqualTo("404 unknown_hold");
        assertThat(said(new AccountRefusal.HoldExpired())).isEqualTo("409 hold_expired");
        assertThat(said(new AccountRefusal.HoldReleased())).isEqualTo("409 hold_released");
        assertThat(said(new AccountRefusal.HoldCaptured())).isEqualTo("409 hold_captured");
        assertThat(said(new AccountRefusal.DifferentRequest("x"))).isEqualTo("422 different_request");
        assertThat(said(new AccountRefusal.BeyondHold(3))).isEqualTo("422 beyond_hold");
        assertThat(said(new AccountRefusal.BeyondCapture(3))).isEqualTo("409 beyond_capture");
        assertThat(said(new AccountRefusal.AlreadyEnrolled())).isEqualTo("409 card_taken");
    }

    @Test
    void missing_points_are_a_number() {
        assertThat(Refusals.of(new AccountRefusal.InsufficientPoints(40))
                        .problem()
                        .numbers())
                .containsEntry("missing", 40L);
    }

    @ParameterizedTest
    @EnumSource(LedgerProblem.class)
    void codes_are_words_that_programs_can_rely_on(LedgerProblem problem) {
        assertThat(problem.code()).matches("[a-z]+(_[a-z]+)*");
        assertThat(Arrays.asList(404, 409, 422, 423, 429)).contains(problem.status());
    }

    private static String said(AccountRefusal refusal) {
        var problem = Refusals.of(refusal).problem();
        return problem.status() + " " + problem.code();
    }
}
