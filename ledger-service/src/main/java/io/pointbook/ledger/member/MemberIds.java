package io.pointbook.ledger.member;

import java.security.SecureRandom;

/** Random ids for members and cards: 80 bits as 16 characters of Crockford's base 32, lower case. Nothing can be read out of them. */
public final class MemberIds {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MemberIds() {}

    /** Another id. */
    public static String next() {
        var id = new char[CHARACTERS];
        var bytes = new byte[CHARACTERS];
        RANDOM.nextBytes(bytes);
        for (int i = 0; i < CHARACTERS; i++) {
            id[i] = ALPHABET[bytes[i] & 31];
        }
        return new String(id);
    }

    /** Whether a text can be such an id at all: anything else is unknown without looking. */
    public static boolean canBe(String id) {
        return id.length() == CHARACTERS && id.chars().allMatch(MemberIds::isInAlphabet);
    }

    private static boolean isInAlphabet(int character) {
        for (char known : ALPHABET) {
            if (known == character) {
                return true;
            }
        }
        return false;
    }
}
