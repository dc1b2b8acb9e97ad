package io.pointbook.ledger.ingest.receipt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Refuses bytes that are no Unicode text: malformed UTF-8, which the JSON parser would partly let through, escapes of
 * half a surrogate pair, and U+0000, which no text column can hold.
 */
final class UnicodeCheck {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

    private final byte[] bytes;

    private UnicodeCheck(byte[] bytes) {
        this.bytes = bytes;
    }

    static void check(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new Refusal(RefusalCode.UNREADABLE, "the value begins with a byte order mark, JSON has none");
        }
        new UnicodeCheck(bytes).check();
    }

    private void check() {
        int at = 0;
        while (at < bytes.length) {
            // Nearly all of a receipt is plain ASCII without escapes: eight bytes a step.
            if (at + Long.BYTES <= bytes.length && isPlain((long) LONGS.get(bytes, at))) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0 && bytes[at] != '\\') {
                at++;
            } else {
                at += bytes[at] == '\\' ? escape(at) : multiByte(at);
            }
        }
    }

    private static boolean isPlain(long eight) {
        long marked = eight ^ BACKSLASHES;
        return ((eight | ((marked - LOW_BITS) & ~marked)) & HIGH_BITS) == 0;
    }

    /** Length of the escape at this place; what JSON itself forbids is left to the parser. */
    private int escape(int at) {
        if (at + 1 >= bytes.length || bytes[at + 1] != 'u') {
            return 2;
        }
        int unit = hex4(at + 2);
        if (unit == 0) {
            throw new Refusal(RefusalCode.UNREADABLE, "the character U+0000 at byte " + at + " is in no text");
        }
        if (unit < 0 || unit > 0xFFFF || !Character.isSurrogate((char) unit)) {
            return 2;
        }
        boolean paired = Character.isHighSurrogate((char) unit)
                && at + 7 < bytes.length
                && bytes[at + 6] == '\\'
                && bytes[at + 7] == 'u'
                && isLowSurrogate(hex4(at + 8));
        if (!paired) {
            throw new Refusal(RefusalCode.UNREADABLE, "half a surrogate pair at byte " + at);
        }
        return 12;
    }

    private static boolean isLowSurrogate(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }

    /** The four hexadecimal digits there, or -1. */
    private int hex4(int at) {
        if (at + 4 > bytes.length) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Length of the sequence at this place, in the well-formed ranges of Unicode table 3-7. */
    private int multiByte(int at) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            continuation(at, 1, 0x80, 0xBF);
            return 2;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            continuation(at, 1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            continuation(at, 2, 0x80, 0xBF);
            return 3;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            continuation(at, 1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            continuation(at, 2, 0x80, 0xBF);
            continuation(at, 3, 0x80, 0xBF);
            return 4;
        }
        throw notUtf8(at);
    }

    private void continuation(int at, int offset, int lowest, int highest) {
        int index = at + offset;
        int value = index < bytes.length ? bytes[index] & 0xFF : -1;
        if (value < lowest || value > highest) {
            throw notUtf8(at);
        }
    }

    private static Refusal notUtf8(int at) {
        return new Refusal(RefusalCode.UNREADABLE, "not UTF-8 at byte " + at);
    }
}
