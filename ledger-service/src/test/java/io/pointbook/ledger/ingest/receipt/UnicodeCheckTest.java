package io.pointbook.ledger.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeCheckTest {

    private static boolean passes(byte[] bytes) {
        try {
            UnicodeCheck.check(bytes);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.toReading().code()).isEqualTo(RefusalCode.UNREADABLE);
            return false;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void bytes_pass_exactly_when_they_are_utf_8(@ForAll long seed) {
        var random = new Random(seed);
        byte[] bytes = "abcdefgh é Ω € 𝄞 ijklmnopqrst".getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            byte other = (byte) (0x80 + random.nextInt(0x80));
            bytes[at] = random.nextInt(3) == 0 ? (byte) 'x' : other;
        }

        assertThat(passes(bytes)).isEqualTo(isUtf8(bytes));
    }

    @Test
    void every_sequence_of_up_to_three_bytes_at_the_edges_passes_exactly_when_it_is_utf_8() {
        int[] edges = {
            0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
        };
        for (int a : edges) {
            for (int b : edges) {
                for (int c : edges) {
                    for (int d : edges) {
                        byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
                        boolean mark = a == 0xEF && b == 0xBB && c == 0xBF;
                        assertThat(passes(bytes)).isEqualTo(isUtf8(bytes) && !mark);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\u0000",
                "\\u0001",
                "\\ud83d\\ude00",
                "\\uD83D\\uDE00",
                "1234567\\ud83d\\ude00",
                "\\\\ud800",
                "\\n",
                "\\",
                "\\u",
                "\\u00",
                "\\uXXXX",
                "\\/\\b\\\\"
            })
    void whole_characters_pass_and_bad_escapes_are_left_to_the_parser(String text) {
        assertThatCode(() -> UnicodeCheck.check(text.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "12345678\\u0000",
                "\\\\\\u0000",
                "\\ud83d",
                "\\ude00",
                "\\ud83d\\ud83d",
                "\\ud83dx\\ude00",
                "\\ude00\\ud83d",
                "\\ud83d\\u0041",
                "\\ud83d\\n"
            })
    void the_zero_character_and_half_pairs_do_not(String text) {
        assertThat(passes(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
