package io.pointbook.rewards.door;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Codes over 32 digits and capitals (Crockford's alphabet: no I, L, O and U) whose last character checks the others.
 *
 * <p>The check is a weighted sum over the field of 32 elements, x⁵ + x² + 1: the weights are powers of its primitive
 * element, the last one 1, and the sum of a right code is 0. Two weights closer than 31 places differ, so that every
 * single wrong character and every exchange of two characters is found.
 */
public final class CheckedCode {
    /** Longest code, the check character included; shorter than the weights' period. */
    static final int LONGEST = 24;

    static final int SHORTEST = 4;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final int BITS = 5;
    private static final int ELEMENTS = 1 << BITS;
    private static final int POLYNOMIAL = 0b100101;

    private CheckedCode() {}

    /** A code as it is stored: what people read as another character is that one, what they put between is left out. */
    public static String plain(String typed) {
        return BETWEEN.matcher(typed)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Whether a plain code is one, and typed without a mistake. */
    public static boolean isRight(String code) {
        var sum = code.length() < SHORTEST || code.length() > LONGEST ? null : sum(code);
        return sum != null && sum == 0;
    }

    /** The word with its check character; nothing where it has other characters. */
    public static @Nullable String of(String word) {
        var sum = sum(word);
        return sum == null ? null : word + ALPHABET.charAt(timesPrimitive(sum));
    }

    /** So many characters out of a number. */
    public static String word(long number, int characters) {
        var word = new char[characters];
        long rest = number;
        for (int i = characters - 1; i >= 0; i--) {
            word[i] = ALPHABET.charAt((int) (rest & (ELEMENTS - 1)));
            rest >>>= BITS;
        }
        return new String(word);
    }

    private static @Nullable Integer sum(String code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return null;
            }
            sum = timesPrimitive(sum) ^ digit;
        }
        return sum;
    }

    private static int timesPrimitive(int element) {
        int twice = element << 1;
        return twice < ELEMENTS ? twice : twice ^ POLYNOMIAL;
    }
}
