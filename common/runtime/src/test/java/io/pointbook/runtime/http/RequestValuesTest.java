package io.pointbook.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestValuesTest {

    @Test
    void a_page_has_a_hundred_rows_unless_one_asks_for_more() {
        assertThat(PageLimit.parse(null)).isEqualTo(100);
        assertThat(PageLimit.parse("")).isEqualTo(100);
        assertThat(PageLimit.parse("1")).isEqualTo(1);
        assertThat(PageLimit.parse("500")).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "1.5", "many", "99999999999"})
    void no_page_has_less_than_one_row_or_more_than_five_hundred(String limit) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> PageLimit.parse(limit))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("limit_invalid"));
    }

    @Test
    void a_text_has_only_characters_that_can_be_kept() {
        assertThat(Requests.text("żółć 👍", "source", 10)).isEqualTo("żółć 👍");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Requests.text("a\u0000b", "source", 10))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo("invalid_request");
                    assertThat(refused.problem().detail()).contains("'source'", "U+0000");
                });
    }

    @Test
    void who_names_nobody_acts_as_local() {
        assertThat(Actor.parse(null)).isEqualTo("local");
        assertThat(Actor.parse("anna")).isEqualTo("anna");
        assertThat(Actor.parse("x".repeat(64))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "12345678901234567890123456789012345678901234567890123456789012345"})
    void an_actor_has_one_to_sixty_four_characters(String header) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Actor.parse(header))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("actor_invalid"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void a_key_is_required(String header) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> IdempotentRequest.of(header, "POST", "/x", Map.of()))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("idempotency_key_required"));
    }

    @Test
    void a_key_has_at_most_255_printable_characters() {
        assertThat(IdempotentRequest.of("k".repeat(255), "POST", "/x", Map.of()).key())
                .hasSize(255);
        for (String bad : new String[] {"k".repeat(256), "ż", "a\u0000b"}) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> IdempotentRequest.of(bad, "POST", "/x", Map.of()))
                    .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("idempotency_key_invalid"));
        }
    }

    @Test
    void a_request_is_the_same_in_whatever_order_it_is_written() {
        record Body(String a, int b) {}
        var hash = IdempotentRequest.of("k", "POST", "/x", new Body("1", 2)).hash();

        assertThat(IdempotentRequest.of("k", "POST", "/x", Map.of("b", 2, "a", "1"))
                        .hash())
                .isEqualTo(hash);
        assertThat(IdempotentRequest.of("k", "POST", "/y", new Body("1", 2)).hash())
                .isNotEqualTo(hash);
        assertThat(IdempotentRequest.of("k", "PUT", "/x", new Body("1", 2)).hash())
                .isNotEqualTo(hash);
        assertThat(IdempotentRequest.of("k", "POST", "/x", new Body("1", 3)).hash())
                .isNotEqualTo(hash);
    }

    @Test
    void a_problem_is_written_as_rfc_9457_says_with_its_number_beside() {
        var problem = new Problem("urn:t", "title", 409, "detail", "insufficient_points", Map.of("missing", 40L));

        assertThat(DoorJson.bytes(problem))
                .asString()
                .isEqualTo("{\"type\":\"urn:t\",\"title\":\"title\",\"status\":409,\"detail\":\"detail\","
                        + "\"code\":\"insufficient_points\",\"missing\":40}");
    }
}
