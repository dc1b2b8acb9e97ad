package io.pointbook.ledger.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What translators can break. */
class BundlesTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_bundle_has_the_same_keys_and_no_empty_message(Language language) {
        var messages = Phrasebook.messages(language);
        assertThat(new TreeSet<>(messages.keySet()))
                .isEqualTo(new TreeSet<>(Phrasebook.messages(Language.ENGLISH).keySet()));
        assertThat(messages.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_message_names_the_same_values_in_every_language(Language language) {
        var named = new TreeMap<String, TreeSet<String>>();
        var english = new TreeMap<String, TreeSet<String>>();
        Phrasebook.messages(language).forEach((key, message) -> named.put(key, written(message)));
        Phrasebook.messages(Language.ENGLISH).forEach((key, message) -> english.put(key, written(message)));
        assertThat(named).isEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_counted_word_has_as_many_forms_as_its_language(Language language) {
        Phrasebook.messages(language).forEach((key, message) -> Phrasebook.PLACE
                .matcher(message)
                .results()
                .filter(place -> place.group(2) != null)
                .forEach(place -> assertThat(place.group(2).split("\\|", -1))
                        .as(key)
                        .hasSize(language.forms())
                        .doesNotContain("")));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_brace_is_left_over_and_no_clause_ends_with_a_full_stop(Language language) {
        Phrasebook.messages(language).forEach((key, message) -> {
            assertThat(Phrasebook.PLACE.matcher(message).replaceAll("")).as(key).doesNotContain("{", "}");
            assertThat(message).as(key).doesNotEndWith(".").isEqualTo(message.strip());
        });
    }

    @Test
    void the_languages_are_three() {
        assertThat(Language.values()).extracting(Language::tag).containsExactly("en", "pl", "ru");
    }

    /** Values that are written out; a word may agree with one of them or not, as its language wants. */
    private static TreeSet<String> written(String message) {
        var names = new TreeSet<String>();
        Phrasebook.PLACE
                .matcher(message)
                .results()
                .filter(place -> place.group(2) == null)
                .forEach(place -> names.add(place.group(1)));
        return names;
    }
}
