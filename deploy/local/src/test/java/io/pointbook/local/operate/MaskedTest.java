package io.pointbook.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void of_a_card_only_the_last_four_are_shown() {
        String shown = Masked.receipt(
                bytes(
                        "{\"storeId\":\"5900000000001\",\"card\":{\"number\":\"2981000000017\"},\"otherCards\":[\"12345\",\"77\"]}"));
        assertThat(shown)
                .contains("*********0017", "*2345", "\"77\"", "5900000000001")
                .doesNotContain("2981000000017");
    }

    @Test
    void what_is_no_json_loses_its_long_numbers() {
        assertThat(Masked.receipt(bytes("card=2981000000017;n=1234567"))).isEqualTo("card=*********0017;n=1234567");
        assertThat(Masked.receipt(null)).isEqualTo("(none)");
    }

    @Test
    void a_long_value_is_cut_and_its_length_told() {
        assertThat(Masked.text(bytes("x".repeat(5_000))))
                .endsWith("5000 bytes in all")
                .hasSizeLessThan(4_100);
    }

    @Test
    void a_key_is_taken_for_a_card() {
        assertThat(Masked.key(bytes("2981000000017"))).isEqualTo("*********0017");
        assertThat(Masked.key(null)).isEqualTo("(none)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
