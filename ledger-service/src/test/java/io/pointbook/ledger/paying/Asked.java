package io.pointbook.ledger.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pointbook.runtime.http.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What was asked, and refused. */
final class Asked {
    private Asked() {}

    static void assertRefused(ThrowingCallable ask, int status, String code) {
        assertThatExceptionOfType(Refused.class).isThrownBy(ask).satisfies(refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().status()).isEqualTo(status);
            assertThat(refused.problem().detail()).endsWith(".");
        });
    }
}
