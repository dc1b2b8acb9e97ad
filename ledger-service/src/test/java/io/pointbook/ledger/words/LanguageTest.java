package io.pointbook.ledger.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 points, 0 punktów, 0 баллов",
        "1, 1 point, 1 punkt, 1 балл",
        "2, 2 points, 2 punkty, 2 балла",
        "4, 4 points, 4 punkty, 4 балла",
        "5, 5 points, 5 punktów, 5 баллов",
        "11, 11 points, 11 punktów, 11 баллов",
        "12, 12 points, 12 punktów, 12 баллов",
        "14, 14 points, 14 punktów, 14 баллов",
        "21, 21 points, 21 punktów, 21 балл",
        "22, 22 points, 22 punkty, 22 балла",
        "25, 25 points, 25 punktów, 25 баллов",
        "111, 111 points, 111 punktów, 111 баллов",
        "112, 112 points, 112 punktów, 112 баллов",
        "121, 121 points, 121 punktów, 121 балл",
        "-1, -1 point, -1 punkt, -1 балл",
        "-3, -3 points, -3 punkty, -3 балла"
    })
    void counted_words_have_the_form_that_goes_with_the_number(long count, String en, String pl, String ru) {
        assertThat(points(Language.ENGLISH, count)).isEqualTo(en);
        assertThat(points(Language.POLISH, count)).isEqualTo(pl);
        assertThat(points(Language.RUSSIAN, count)).isEqualTo(ru);
    }

    @Test
    void a_wallet_without_a_word_of_its_own_is_named() {
        assertThat(words(Language.POLISH)
                        .say("unit.points", Map.of("count", 1234567L))
                        .replace('\u00a0', ' '))
                .isEqualTo("1 234 567 punktów");
        assertThat(words(Language.RUSSIAN).say("benefit.POINTS", Map.of("points", new Units(3, "badges"))))
                .isEqualTo("3 × badges");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR |  123456 | €1,234.56   | 1 234,56 €     | 1 234,56 €",
                "PLN |    1240 | PLN 12.40   | 12,40 zł       | 12,40 PLN",
                "RUB |    -500 | -RUB 5.00   | -5,00 RUB      | -5,00 ₽",
                "JPY |     500 | JP¥500      | 500 JPY        | 500 ¥",
                "KWD |    1234 | KWD 1.234   | 1,234 KWD      | 1,234 KWD"
            })
    void amounts_are_written_as_people_of_the_language_write_them(
            String currency, long minorUnits, String en, String pl, String ru) {
        var money = new Money(minorUnits, currency);
        assertThat(plain(money, Language.ENGLISH)).isEqualTo(en);
        assertThat(plain(money, Language.POLISH)).isEqualTo(pl);
        assertThat(plain(money, Language.RUSSIAN)).isEqualTo(ru);
    }

    @Test
    void a_count_without_a_currency_and_a_currency_without_smaller_units_have_no_point() {
        assertThat(new Money(1240, "").decimal()).isEqualTo("1240");
        assertThat(new Money(1240, "JPY").decimal()).isEqualTo("1240");
        assertThat(new Money(-5, "PLN").decimal()).isEqualTo("-0.05");
        assertThat(new Money(7, "").text(Language.POLISH.locale())).isEqualTo("7");
    }

    @Test
    void times_are_those_of_the_zone_and_only_utc_is_named() {
        var time = Map.of("at", Instant.parse("2027-03-31T22:30:00Z"), "until", Instant.EPOCH);
        assertThat(new Phrasebook(Language.ENGLISH, ZoneOffset.UTC).say("coupon.expired", time))
                .endsWith("31 March 2027, 22:30 UTC");
        assertThat(new Phrasebook(Language.POLISH, ZoneId.of("Europe/Warsaw")).say("coupon.expired", time))
                .endsWith("1 kwietnia 2027, 00:30");
        assertThat(new Phrasebook(Language.RUSSIAN, ZoneId.of("Europe/Warsaw"))
                        .say("coupon.expired", time)
                        .replace('\u00a0', ' ')
                        .replace('\u202f', ' '))
                .endsWith("1 апреля 2027 г., 00:30");
    }

    @Test
    void decimals_have_the_language_s_own_separator() {
        var values = Map.of("percent", new BigDecimal("12.50"));
        assertThat(words(Language.ENGLISH).say("benefit.DISCOUNT_PERCENT", values))
                .isEqualTo("12.5 % off");
        assertThat(words(Language.POLISH).say("benefit.DISCOUNT_PERCENT", values))
                .isEqualTo("12,5 % rabatu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "     |                                   | ENGLISH",
                "     | pl                                | POLISH",
                "     | pl-PL,pl;q=0.9,en;q=0.8           | POLISH",
                "     | de-DE,ru;q=0.7,pl;q=0.9           | POLISH",
                "     | de,fr                             | ENGLISH",
                "     | ru;q=0,pl;q=0.1                   | POLISH",
                "     | *                                 | ENGLISH",
                "     | ;;;===                            | ENGLISH",
                "ru   | pl                                | RUSSIAN",
                "RU   | pl                                | RUSSIAN",
                "ru-KZ| pl                                | RUSSIAN",
                "xx   | pl                                | ENGLISH",
                "a b/c| pl                                | ENGLISH"
            })
    void the_language_asked_for_is_chosen_and_an_unknown_one_is_english(String lang, String header, Language chosen) {
        assertThat(Language.choose(lang, header)).isEqualTo(chosen);
    }

    private static String plain(Money money, Language language) {
        return money.text(language.locale()).replaceAll("[\u00a0\u202f]", " ");
    }

    private static String points(Language language, long count) {
        return words(language).say("benefit.POINTS", Map.of("points", new Units(count, "points")));
    }

    private static Phrasebook words(Language language) {
        return new Phrasebook(language, ZoneOffset.UTC);
    }
}
