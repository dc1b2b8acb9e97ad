package io.pointbook.ledger.paying;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Codes of ten random digits and a check digit by Damm: any one wrong digit and any two neighbours that changed places are
 * noticed. Eleven digits are the length of no article number.
 */
final class CodeDigits {
    static final int RANDOM_DIGITS = 10;

    /** Digits in all. */
    static final int LENGTH = RANDOM_DIGITS + 1;

    /** H. Damm, Total anti-symmetrische Quasigruppen (2004): a row for what came so far, a column for the next digit. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    private CodeDigits() {}

    /** Another code; whether it is used already is not known here. */
    static String next(RandomGenerator random) {
        var digits = new StringBuilder(LENGTH);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.append((char) ('0' + check(digits))).toString();
    }

    /** The digits of what somebody typed, blanks and hyphens left out; absent where they cannot be a code. */
    static @Nullable String read(String typed) {
        var digits = typed.replace(" ", "").replace("-", "");
        return digits.length() == LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9') && check(digits) == 0
                ? digits
                : null;
    }

    /** The digit that has to follow; 0 where the last one is right. */
    static int check(CharSequence digits) {
        int soFar = 0;
        for (int i = 0; i < digits.length(); i++) {
            soFar = DAMM[soFar][digits.charAt(i) - '0'];
        }
        return soFar;
    }
}
