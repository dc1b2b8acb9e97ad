package io.pointbook.notification.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.campaign.MessageDesk;
import org.junit.jupiter.api.Test;

class TextPartsTest {
    @Test
    void parts_are_those_of_the_text_as_it_is_sent() {
        assertThat(TextParts.of("ż".repeat(70))).isOne();
        assertThat(TextParts.of("ż".repeat(71))).isEqualTo(2);
    }

    @Test
    void a_text_of_more_than_255_parts_is_too_long() {
        assertThat(TextParts.of("a".repeat(255 * 153))).isEqualTo(255);
        assertThat(TextParts.of("a".repeat(255 * 153 + 1))).isEqualTo(MessageDesk.TOO_LONG);
    }
}
