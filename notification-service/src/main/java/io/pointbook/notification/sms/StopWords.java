package io.pointbook.notification.sms;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which somebody who answers a text wants no more of them, in each language that we write. */
public final class StopWords {
    /** By language (ISO 639-1), in small letters. All are heard in all languages: who is tired of us does not look for the right one. */
    public static final Map<String, Set<String>> BY_LANGUAGE = Map.of(
            "en", Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit"),
            "pl", Set.of("koniec", "rezygnuj", "rezygnuję", "wypisz"),
            "ru", Set.of("стоп", "отписаться", "отписка", "отмена"),
            "de", Set.of("stopp", "abmelden", "abbestellen"),
            "fr", Set.of("arret", "arrêt", "desabonner", "désabonner"));

    /** Longer texts are not read to their end: the first word decides. */
    private static final int READ_AT_MOST = 64;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private StopWords() {}

    /** Whether the text's first word, whatever its case and the signs around it, is one of them. */
    public static boolean means(String text) {
        String start = text.strip();
        String read = start.substring(0, Math.min(start.length(), READ_AT_MOST)).toLowerCase(Locale.ROOT);
        for (String word : NO_LETTERS.split(read, -1)) {
            if (!word.isEmpty()) {
                return BY_LANGUAGE.values().stream().anyMatch(words -> words.contains(word));
            }
        }
        return false;
    }
}
