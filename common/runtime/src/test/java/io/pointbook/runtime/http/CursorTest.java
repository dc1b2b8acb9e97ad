package io.pointbook.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void what_was_put_in_comes_out() {
        var cursor = Cursor.parse(Cursor.of(42, "S1/1/2026-01-05/7#2").text(), 2);

        assertThat(cursor).isNotNull();
        assertThat(cursor.number(0)).isEqualTo(42);
        assertThat(cursor.parts().get(1)).isEqualTo("S1/1/2026-01-05/7#2");
    }

    @Test
    void its_text_needs_no_encoding_in_an_address() {
        assertThat(Cursor.of("???>>>~~~ÿ", Long.MIN_VALUE).text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void none_is_given_at_the_beginning() {
        assertThat(Cursor.parse(null, 2)).isNull();
        assertThat(Cursor.parse("", 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a", "AAAA", "NDIKMQox"})
    void what_is_not_ours_is_refused(String text) {
        assertRefused(() -> Cursor.parse(text, 2));
    }

    @Test
    void a_part_that_is_no_number_is_refused() {
        assertRefused(() -> Cursor.parse(Cursor.of("x").text(), 1).number(0));
    }

    @Test
    void one_that_is_too_long_is_refused() {
        assertThat(Cursor.parse(Cursor.of("a".repeat(768)).text(), 1)).isNotNull();
        assertRefused(() -> Cursor.parse(Cursor.of("a".repeat(769)).text(), 1));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable parse) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(parse)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("cursor_invalid"));
    }
}
