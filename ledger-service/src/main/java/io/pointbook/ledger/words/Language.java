package io.pointbook.ledger.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language in which the ledger explains itself. */
public enum Language {
    ENGLISH("en", Locale.UK, 2),
    POLISH("pl", Locale.of("pl", "PL"), 3),
    RUSSIAN("ru", Locale.of("ru", "RU"), 3);

    private static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private final String tag;
    private final Locale locale;
    private final int forms;

    Language(String tag, Locale locale, int forms) {
        this.tag = tag;
        this.locale = locale;
        this.forms = forms;
    }

    /** As HTTP names it. */
    public String tag() {
        return tag;
    }

    Locale locale() {
        return locale;
    }

    /** How many forms a counted word has. */
    int forms() {
        return forms;
    }

    /**
     * Which form of a counted word stands with this number: the whole-number rules of Unicode's CLDR.
     *
     * @return from 0, below {@link #forms}
     */
    int form(long number) {
        long n = Math.abs(number);
        return switch (this) {
            case ENGLISH -> n == 1 ? 0 : 1;
            case POLISH -> n == 1 ? 0 : few(n) ? 1 : 2;
            case RUSSIAN -> n % TEN == 1 && n % HUNDRED != 11 ? 0 : few(n) ? 1 : 2;
        };
    }

    /** 2 to 4, 22 to 24 …, but not 12 to 14. */
    private static boolean few(long n) {
        long last = n % TEN;
        long lastTwo = n % HUNDRED;
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14);
    }

    /**
     * The language to answer in; English where none that we have is asked for.
     *
     * @param asked a language tag that the caller names outright; absent: the header decides
     * @param acceptLanguage the header of that name
     */
    public static Language choose(@Nullable String asked, @Nullable String acceptLanguage) {
        var ranges = asked != null ? asked : acceptLanguage;
        if (ranges == null || ranges.isBlank()) {
            return ENGLISH;
        }
        try {
            return of(Locale.lookupTag(Locale.LanguageRange.parse(ranges), TAGS));
        } catch (IllegalArgumentException _) {
            return ENGLISH; // not a language at all: nobody is refused an answer for that
        }
    }

    private static Language of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(ENGLISH);
    }
}
