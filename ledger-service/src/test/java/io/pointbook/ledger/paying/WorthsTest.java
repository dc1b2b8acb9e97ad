package io.pointbook.ledger.paying;

import static io.pointbook.ledger.paying.Asked.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.ledger.door.TestDoor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorthsTest {

    @ParameterizedTest
    @CsvSource({"PLN, , 1234, 1234", "PLN, 500, 500, 500", "JPY, , 1234, 12", "KWD, 500, 500, 5000"})
    void points_are_worth_what_a_tender_of_them_pays(String currency, String asked, long points, long amount)
            throws Exception {
        try (var test = TestDoor.open()) {
            var member = test.member(1_234);

            assertThat(new Worths(test.door()).of(member, currency, asked, null))
                    .isEqualTo(new Worth(member, "points", points, currency, amount, 1_234, "default", 1));
        }
    }

    @Test
    void what_has_expired_by_now_is_worth_nothing_though_no_sweep_has_come() throws Exception {
        try (var test = TestDoor.open(Map.of("programme.expires-after", "P10D"))) {
            var member = test.member(30);
            test.clock.move(Duration.ofDays(10));

            assertThat(new Worths(test.door()).of(member, "PLN", null, null).amount())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "pln", "", "985"})
    void a_code_that_is_no_currency_is_refused(String code) throws Exception {
        try (var test = TestDoor.open()) {
            assertRefused(() -> new Worths(test.door()).of(test.member(1), code, null, null), 422, "unknown_currency");
        }
    }

    @Test
    void what_cannot_be_asked_is_refused_with_what_is_expected() throws Exception {
        try (var test = TestDoor.open()) {
            var worths = new Worths(test.door());
            var member = test.member(1);

            assertRefused(() -> worths.of(member, null, null, null), 422, "invalid_request");
            assertRefused(() -> worths.of(member, "PLN", "many", null), 422, "invalid_request");
            assertRefused(() -> worths.of(member, "PLN", "-3", null), 422, "invalid_request");
            assertRefused(() -> worths.of(member, "PLN", null, "stamps"), 422, "unknown_wallet");
            assertRefused(() -> worths.of("nobody", "PLN", null, null), 404, "unknown_member");
        }
    }
}
