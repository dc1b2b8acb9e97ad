package io.pointbook.ledger.paying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDigitsTest {

    @Test
    void the_check_digit_is_that_of_the_published_example() {
        assertThat(CodeDigits.check("572")).isEqualTo(4);
        assertThat(CodeDigits.check("5724")).isZero();
    }

    @Property
    void a_code_is_read_as_it_was_made_and_every_slip_of_the_finger_is_noticed(@ForAll long seed) {
        var code = CodeDigits.next(new Random(seed));

        assertThat(code).matches("[0-9]{11}");
        assertThat(CodeDigits.read(code)).isEqualTo(code);
        for (int i = 0; i < code.length(); i++) {
            for (char other = '0'; other <= '9'; other++) {
                var typed = new StringBuilder(code);
                typed.setCharAt(i, other);
                assertThat(CodeDigits.read(typed.toString()) == null).isEqualTo(other != code.charAt(i));
            }
            if (i > 0 && code.charAt(i) != code.charAt(i - 1)) {
                var typed = new StringBuilder(code);
                typed.setCharAt(i, code.charAt(i - 1));
                typed.setCharAt(i - 1, code.charAt(i));
                assertThat(CodeDigits.read(typed.toString())).isNull();
            }
        }
    }

    @Test
    void blanks_and_hyphens_do_not_matter() {
        var code = CodeDigits.next(new Random(1));

        assertThat(CodeDigits.read(" " + code.substring(0, 4) + " " + code.substring(4, 8) + "-" + code.substring(8)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0000000000", "000000000000", "0000000000a", "٠٠٠٠٠٠٠٠٠٠٠"})
    void what_is_no_code_is_not_read(String typed) {
        assertThat(CodeDigits.read(typed)).isNull();
    }
}
