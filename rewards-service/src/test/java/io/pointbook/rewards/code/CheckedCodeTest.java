package io.pointbook.rewards.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.rewards.door.CheckedCode;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The check character, and codes out of numbers. */
class CheckedCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODES = 40;

    private final CodeMaker maker = new CodeMaker(new byte[32]);

    @Test
    void every_single_wrong_character_is_found() {
        for (int number = 1; number <= CODES; number++) {
            var code = maker.code(1, number);
            assertThat(CheckedCode.isRight(code)).isTrue();
            for (int place = 0; place < code.length(); place++) {
                for (char other : ALPHABET.toCharArray()) {
                    if (other != code.charAt(place)) {
                        var wrong = code.substring(0, place) + other + code.substring(place + 1);
                        assertThat(CheckedCode.isRight(wrong)).as(wrong).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void every_exchange_of_two_characters_is_found() {
        for (int number = 1; number <= CODES; number++) {
            var code = maker.code(1, number).toCharArray();
            for (int first = 0; first < code.length; first++) {
                for (int second = first + 1; second < code.length; second++) {
                    var wrong = code.clone();
                    wrong[first] = code[second];
                    wrong[second] = code[first];
                    assertThat(CheckedCode.isRight(new String(wrong)))
                            .as(new String(wrong))
                            .isEqualTo(code[first] == code[second]);
                }
            }
        }
    }

    @Test
    void what_people_read_or_type_otherwise_is_the_same_code() {
        assertThat(CheckedCode.plain(" sp-ri ng\t2O26l ")).isEqualTo("SPR1NG20261");
        assertThat(CheckedCode.isRight("AB")).isFalse();
        assertThat(CheckedCode.isRight("ABC*")).isFalse();
        assertThat(CheckedCode.of("SUMMER")).isNull();
    }

    @Test
    void no_two_numbers_make_the_same_code_and_neighbours_do_not_look_alike() {
        var seen = new HashSet<String>();
        var random = new Random(7);
        for (int number = 0; number < 50_000; number++) {
            assertThat(seen.add(maker.code(1, number))).isTrue();
            assertThat(seen.add(maker.code(2 + random.nextInt(1000), 60_000 + number)))
                    .isTrue();
        }
        assertThat(maker.code(1, 1).substring(0, 5))
                .isNotEqualTo(maker.code(1, 2).substring(0, 5));
        assertThat(new CodeMaker(java.util.Arrays.copyOf(new byte[] {1}, 32)).code(1, 1))
                .isNotEqualTo(maker.code(1, 1));
    }
}
