package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransliterationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Zażółć gęślą jaźń | Zazolc gesla jazn
                    ZAŻÓŁĆ GĘŚLĄ JAŹŃ | ZAZOLC GESLA JAZN
                    Привет, Анна! Щука и мёд — 50 ₽ | Privet, Anna! Shchuka i myod - 50 RUB
                    ЩУКА ЁЖ Ещё объём, подъезд, шьют | SHCHUKA YOZH Eshchyo obyom, podezd, shyut
                    „Kawa” – «кофе»… ‘so’ | "Kawa" - "kofe"... 'so'
                    Jürgen isst Crème brûlée für 5 € | Jürgen isst Crème brulée für 5 €
                    Ça va, garçon? 5½ №7 œuf | Ça va, garcon? 51/2 No7 oeuf
                    """)
    void letters_and_signs_become_their_nearest_kin(String text, String plain) {
        assertThat(Transliteration.toGsm(text)).isEqualTo(plain);
        assertThat(Segmentation.of(plain).coding()).isEqualTo(Coding.GSM7);
    }

    @Test
    void spaces_that_do_not_break_and_characters_that_nobody_sees_are_gone() {
        assertThat(Transliteration.toGsm("12\u00A0000\u202Fzł\t!\u200B\u00AD")).isEqualTo("12 000 zl !");
    }

    @Test
    void marks_that_stand_alone_are_put_on_their_letters_first() {
        assertThat(Transliteration.toGsm("e\u0301 a\u0328")).isEqualTo("é a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cześć 😀", "привет 你好", "\uD83D", "ok"})
    void a_text_that_cannot_be_written_so_and_one_that_is_stay_as_they_are(String text) {
        assertThat(Transliteration.toGsm(text)).isEqualTo(text);
    }

    @Test
    void a_polish_and_a_russian_text_cost_fewer_parts() {
        var polish = "Pani Anno, dziś świeży żurek za pół ceny, tylko do końca dnia! ".repeat(2);
        var russian = "Анна, сегодня ваш любимый кофе со скидкой, только до вечера! ".repeat(2);
        assertThat(Segmentation.of(polish).parts()).isEqualTo(2);
        assertThat(Segmentation.of(Transliteration.toGsm(polish)).parts()).isOne();
        assertThat(Segmentation.of(russian).parts()).isEqualTo(2);
        assertThat(Segmentation.of(Transliteration.toGsm(russian)).parts()).isOne();
    }
}
