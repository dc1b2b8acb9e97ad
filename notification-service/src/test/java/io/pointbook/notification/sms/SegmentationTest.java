package io.pointbook.notification.sms;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threegpp.charset.gsm.GSMCharset;

class SegmentationTest {
    private static final String EMOJI = "😀";
    private static final String POLISH = "Zażółć gęślą jaźń";
    private static final String CYRILLIC = "Привет";

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "160,1", "161,2", "306,2", "307,3", "459,3", "460,4"})
    void plain_letters_travel_by_160_and_in_parts_by_153(int letters, int parts) {
        var segments = Segmentation.of("a".repeat(letters));
        assertThat(segments.coding()).isEqualTo(Coding.GSM7);
        assertThat(segments.units()).isEqualTo(letters);
        assertThat(segments.parts()).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "134,2", "135,3"})
    void other_letters_travel_by_70_and_in_parts_by_67(int letters, int parts) {
        var segments = Segmentation.of("ж".repeat(letters));
        assertThat(segments.coding()).isEqualTo(Coding.UCS2);
        assertThat(segments.units()).isEqualTo(letters);
        assertThat(segments.parts()).isEqualTo(parts);
    }

    @Test
    void an_emoji_that_ends_at_70_still_fits_and_one_that_begins_there_does_not() {
        assertThat(Segmentation.of("a".repeat(68) + EMOJI).parts()).isOne();
        var longer = Segmentation.of("a".repeat(69) + EMOJI);
        assertThat(longer.units()).isEqualTo(71);
        assertThat(longer.bodies()).extracting(body -> body.length / 2).containsExactly(67, 4);
    }

    @Test
    void an_emoji_is_not_torn_between_two_parts() {
        var segments = Segmentation.of("a".repeat(66) + EMOJI + "b".repeat(66));
        assertThat(segments.bodies()).extracting(body -> body.length / 2).containsExactly(66, 67, 1);
        assertThat(new String(segments.bodies().get(1), UTF_16BE)).isEqualTo(EMOJI + "b".repeat(65));
        assertThat(Segmentation.of("a".repeat(65) + EMOJI + "b".repeat(67)).bodies())
                .extracting(body -> body.length / 2)
                .containsExactly(67, 67);
    }

    @Test
    void the_euro_takes_two_septets() {
        assertThat(Segmentation.of("€").bodies().getFirst()).containsExactly(0x1B, 0x65);
        assertThat(Segmentation.of("a".repeat(158) + "€").parts()).isOne();
        var longer = Segmentation.of("a".repeat(159) + "€");
        assertThat(longer.units()).isEqualTo(161);
        assertThat(longer.coding()).isEqualTo(Coding.GSM7);
        assertThat(longer.parts()).isEqualTo(2);
    }

    @Test
    void the_euro_is_not_torn_between_two_parts() {
        var segments = Segmentation.of("a".repeat(152) + "€" + "b".repeat(152));
        assertThat(segments.bodies()).extracting(body -> body.length).containsExactly(152, 153, 1);
        assertThat(segments.bodies().get(1)).startsWith(0x1B, 0x65);
        assertThat(Segmentation.of("a".repeat(151) + "€" + "b".repeat(153)).bodies())
                .extracting(body -> body.length)
                .containsExactly(153, 153);
    }

    @ParameterizedTest
    @CsvSource({POLISH + ",17", CYRILLIC + ",6", "ç,1", "“hi”,4"})
    void polish_and_cyrillic_are_not_of_the_gsm_alphabet(String text, int units) {
        var segments = Segmentation.of(text);
        assertThat(segments.coding()).isEqualTo(Coding.UCS2);
        assertThat(segments.units()).isEqualTo(units);
        assertThat(new String(segments.bodies().getFirst(), UTF_16BE)).isEqualTo(text);
    }

    @Test
    void line_breaks_are_of_the_gsm_alphabet_and_the_escape_is_not() {
        assertThat(Segmentation.of("\r\n").bodies().getFirst()).containsExactly(0x0D, 0x0A);
        assertThat(Segmentation.of("\u001B").coding()).isEqualTo(Coding.UCS2);
    }

    @Test
    void an_empty_text_is_one_empty_message() {
        var segments = Segmentation.of("");
        assertThat(segments.bodies()).singleElement().isEqualTo(new byte[0]);
        assertThat(segments.coding()).isEqualTo(Coding.GSM7);
    }

    @Test
    void parts_are_255_at_most() {
        assertThat(Segmentation.of("a".repeat(255 * 153)).parts()).isEqualTo(255);
        assertThat(Segmentation.of("ж".repeat(255 * 67)).parts()).isEqualTo(255);
        assertThatThrownBy(() -> Segmentation.of("a".repeat(255 * 153 + 1)))
                .isInstanceOf(TooManyParts.class)
                .hasMessage("the text needs more than 255 parts");
        assertThatThrownBy(() -> Segmentation.of("ж".repeat(255 * 67 + 1))).isInstanceOf(TooManyParts.class);
    }

    /** Against a table that others wrote; their encoder has no room for the extension, their decoder reads it. */
    @Test
    void each_character_has_the_septets_that_an_independent_table_reads() {
        var others = new GSMCharset();
        int characters = 0;
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            if (GsmAlphabet.has(character)) {
                var text = String.valueOf(character);
                // A page break may be shown as a new line, says the standard, and theirs is.
                assertThat(new String(GsmAlphabet.septets(text), others)).isEqualTo(text.replace('\f', '\n'));
                characters++;
            }
        }
        assertThat(characters).isEqualTo(127 + 10);
    }
}
