package io.pointbook.rewards.code;

import io.pointbook.rewards.door.CheckedCode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the n-th code of a series: a keyed permutation of (series, number), so that no two are alike and nobody who has
 * one guesses another. A Feistel network over 50 bits with AES in its rounds.
 */
final class CodeMaker {
    /** Codes of one series, and series, that there can be. */
    static final long MOST_CODES = (1L << 28) - 1;

    static final int MOST_SERIES = (1 << 22) - 1;

    static final int KEY_BYTES = 32;
    private static final int NUMBER_BITS = 28;
    private static final int HALF_BITS = 25;
    private static final long HALF = (1L << HALF_BITS) - 1;
    private static final int ROUNDS = 8;
    private static final int BLOCK_BYTES = 16;
    private static final int CHARACTERS = 10;

    private final Cipher cipher;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] mixed = new byte[BLOCK_BYTES];

    /** For one thread. */
    CodeMaker(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES", impossible);
        }
    }

    String code(int series, long number) {
        if (series < 1 || series > MOST_SERIES || number < 0 || number > MOST_CODES) {
            throw new IllegalArgumentException("there is no code " + number + " of series " + series);
        }
        long mixedUp = permuted(((long) series << NUMBER_BITS) | number);
        return Objects.requireNonNull(CheckedCode.of(CheckedCode.word(mixedUp, CHARACTERS)));
    }

    private long permuted(long value) {
        long left = value >>> HALF_BITS;
        long right = value & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mix(round, right);
            left = right;
            right = next;
        }
        return (left << HALF_BITS) | right;
    }

    private long mix(int round, long half) {
        try {
            ByteBuffer.wrap(block).putLong(0, round).putLong(Long.BYTES, half);
            cipher.doFinal(block, 0, BLOCK_BYTES, mixed, 0);
            return ByteBuffer.wrap(mixed).getLong() & HALF;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a block of AES has 16 bytes", impossible);
        }
    }
}
