package io.pointbook.notification.console;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of the pages, in the reader's language where we have it, else in English. */
public final class Words {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.forLanguageTag("pl"), Locale.forLanguageTag("ru"));

    private Words() {}

    /** Each word by its key, and the language itself as "lang". @param accepted the header Accept-Language */
    public static Map<String, String> of(@Nullable String accepted) {
        return of("console.words", accepted);
    }

    /** The same of other words. @param bundleName where they are; @param accepted the header Accept-Language, or one language */
    public static Map<String, String> of(String bundleName, @Nullable String accepted) {
        var language = language(accepted);
        var bundle = ResourceBundle.getBundle(
                bundleName,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> words = new HashMap<>();
        bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
        words.put("lang", language.getLanguage());
        return words;
    }

    private static Locale language(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH; // a header that cannot be read is no reason to show nothing
        }
    }
}
