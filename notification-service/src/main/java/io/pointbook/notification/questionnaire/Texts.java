package io.pointbook.notification.questionnaire;

import io.pointbook.runtime.http.Requests;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts by language. Pure. */
final class Texts {
    static final int LONGEST = 500;
    private static final int MOST_LANGUAGES = 20;

    private Texts() {}

    /** @param name what it is called in a refusal */
    static Map<String, String> checked(@Nullable Map<String, String> texts, String name) {
        var given = Requests.given(texts, name);
        if (given.isEmpty() || given.size() > MOST_LANGUAGES) {
            throw Requests.invalid("'" + name + "' has a text for each of 1 to " + MOST_LANGUAGES + " languages.");
        }
        var checked = new TreeMap<String, String>();
        given.forEach((language, text) -> checked.put(tag(language, name), text(text, name + "." + language)));
        if (checked.size() < given.size()) {
            throw Requests.invalid("'" + name + "' has two texts for one language.");
        }
        return checked;
    }

    private static String text(@Nullable String text, String name) {
        var given = Requests.given(Requests.text(text, name, LONGEST), name);
        if (given.indexOf('\0') >= 0) { // PostgreSQL keeps all but this one
            throw Requests.invalid("'" + name + "' has a character that is none.");
        }
        return given;
    }

    private static String tag(String language, String name) {
        try {
            var tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
            if (!language.isEmpty()) {
                return tag;
            }
        } catch (IllformedLocaleException _) {
            // said below
        }
        throw Requests.invalid("'" + name + "' has a language that is no tag such as pl or en-GB.");
    }
}
