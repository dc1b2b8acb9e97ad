package io.pointbook.ledger.couponing;

import java.security.SecureRandom;

/** Codes that nobody guesses: 80 bits as 16 capitals and digits of Crockford's base 32, which nobody misreads either. */
public final class CouponCodes {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CouponCodes() {}

    /** Another code. */
    public static String next() {
        var code = new char[CHARACTERS];
        var bytes = new byte[CHARACTERS];
        RANDOM.nextBytes(bytes);
        for (int i = 0; i < CHARACTERS; i++) {
            code[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(code);
    }
}
