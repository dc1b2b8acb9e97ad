package io.pointbook.notification.sms;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Writes a text with the characters of GSM-7, so that it costs fewer parts; people can still read it. */
public final class Transliteration {
    private Transliteration() {}

    /**
     * The text in GSM-7: marks fall off their letters, Cyrillic is romanised, typographic signs become plain ones. A text
     * with a character that has no kin there, such as an emoji, stays as it is: it would travel in UCS-2 all the same, and
     * would only have become longer and worse to read.
     */
    public static String toGsm(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var written = new StringBuilder(composed.length());
        for (int at = 0; at < composed.length(); at++) {
            String kin = kin(composed.charAt(at), isShouting(composed, at));
            if (kin == null) {
                return text;
            }
            written.append(kin);
        }
        return written.toString();
    }

    private static @Nullable String kin(char character, boolean shouting) {
        if (GsmAlphabet.has(character)) {
            return String.valueOf(character);
        }
        String known = Kin.of(character, shouting);
        return known == null ? takenApart(character, shouting) : known;
    }

    /** As Unicode takes it apart, without the marks: ż is z with a dot, № is No, a space that does not break is a space. */
    private static @Nullable String takenApart(char character, boolean shouting) {
        String pieces = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD);
        var written = new StringBuilder();
        for (int at = 0; at < pieces.length(); at++) {
            char piece = pieces.charAt(at);
            if (isMark(piece)) {
                continue;
            }
            String kin = GsmAlphabet.has(piece) ? String.valueOf(piece) : Kin.of(piece, shouting);
            if (kin == null) {
                return null;
            }
            written.append(kin);
        }
        return written.toString();
    }

    private static boolean isMark(char character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** By the letter after it, at a word's end by the one before it. */
    private static boolean isShouting(String text, int at) {
        if (at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
            return Character.isUpperCase(text.charAt(at + 1));
        }
        return at > 0 && Character.isUpperCase(text.charAt(at - 1));
    }
}
