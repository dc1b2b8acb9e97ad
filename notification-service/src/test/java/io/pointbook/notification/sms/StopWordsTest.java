package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"STOP", " stop ", "Stop!", "\"STOP\"", "stop please", "Стоп", "REZYGNUJĘ", "Abmelden.", "ARRÊT"})
    void a_word_alone_or_first_means_stop(String text) {
        assertThat(StopWords.means(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!?", "please do not stop", "stopover", "non-stop", "thanks", "😀"})
    void other_texts_do_not(String text) {
        assertThat(StopWords.means(text)).isFalse();
    }
}
