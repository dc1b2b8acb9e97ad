package io.pointbook.notification.sms;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in GSM-7 for a character that Unicode itself does not take apart into such characters. */
final class Kin {
    /** Russian as BGN/PCGN romanises it, without its signs and with each е as e; then what its neighbours have besides. */
    private static final String CYRILLIC = "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r"
            + " с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
            + " і=i ї=yi є=ye ґ=g ў=u";

    private static final String LATIN = "ł=l đ=d ð=d ħ=h ŧ=t þ=th œ=oe ı=i";

    private static final String SIGNS = "“=\" ”=\" „=\" ‟=\" «=\" »=\" ″=\" ‘=' ’=' ‚=' ‛=' ′=' ´=' `=' ‹=' ›=' ʼ='"
            + " ‐=- ‒=- –=- —=- ―=- −=- •=* ·=. ×=x ÷=/ ⁄=/ ¦=| ©=(c) ®=(r) ¢=c ₽=RUB ₴=UAH";

    private static final Map<Character, String> LETTERS = read(CYRILLIC + " " + LATIN);
    private static final Map<Character, String> OTHERS = others();

    private Kin() {}

    /** @param shouting whether the letters around it are capitals: Щ is Shch in Щука and SHCH in ЩУКА */
    static @Nullable String of(char character, boolean shouting) {
        var sign = OTHERS.get(character);
        if (sign != null) {
            return sign;
        }
        var letter = LETTERS.get(Character.toLowerCase(character));
        if (letter == null || letter.isEmpty() || Character.isLowerCase(character)) {
            return letter;
        }
        int inCapitals = shouting ? letter.length() : 1;
        return upper(letter.substring(0, inCapitals)) + letter.substring(inCapitals);
    }

    private static String upper(String letters) {
        return letters.toUpperCase(Locale.ROOT);
    }

    private static Map<Character, String> read(String pairs) {
        Map<Character, String> read = new HashMap<>();
        for (String pair : pairs.split(" ", -1)) {
            read.put(pair.charAt(0), pair.substring(2));
        }
        return Map.copyOf(read);
    }

    private static Map<Character, String> others() {
        Map<Character, String> others = new HashMap<>(read(SIGNS));
        others.put('\t', " ");
        others.put('\u2028', "\n"); // line separator
        others.put('\u2029', "\n"); // paragraph separator
        for (char unseen : new char[] {'\u00AD', '\u200B', '\u200C', '\u200E', '\u200F', '\u2060', '\uFEFF'}) {
            others.put(unseen, "");
        }
        return Map.copyOf(others);
    }
}
