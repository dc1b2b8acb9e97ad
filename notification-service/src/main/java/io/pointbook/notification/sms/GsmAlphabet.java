package io.pointbook.notification.sms;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The default alphabet of phones and its extension: 3GPP TS 23.038, tables 6.2.1 and 6.2.1.1. */
final class GsmAlphabet {
    /** Says that the next septet is one of the extension. */
    static final byte ESCAPE = 0x1B;

    /** In the order of their septets; at the escape's place stands itself, which no text means. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå"
            + "Δ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNO"
            + "PQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmno"
            + "pqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    /** The most septets that a character takes. */
    private static final int WIDEST = 2;

    private GsmAlphabet() {}

    static boolean has(char character) {
        return character != ESCAPE && (BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0);
    }

    /** Its septets, one a byte; nothing where a character is not of this alphabet. */
    static byte @Nullable [] septets(String text) {
        byte[] septets = new byte[Math.multiplyExact(text.length(), WIDEST)];
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!has(character)) {
                return null;
            }
            int extended = EXTENSION.indexOf(character);
            if (extended >= 0) {
                septets[count++] = ESCAPE;
                septets[count++] = EXTENSION_SEPTETS[extended];
            } else {
                septets[count++] = (byte) BASIC.indexOf(character);
            }
        }
        return Arrays.copyOf(septets, count);
    }

    /** The text of septets, one a byte; what is not of the alphabet is read as a blank. */
    static String text(byte[] septets) {
        var text = new StringBuilder(septets.length);
        for (int at = 0; at < septets.length; at++) {
            if (septets[at] == ESCAPE && at + 1 < septets.length) {
                int extended = extended(septets[++at]);
                text.append(extended < 0 ? ' ' : EXTENSION.charAt(extended));
            } else {
                text.append(septets[at] < 0 || septets[at] == ESCAPE ? ' ' : BASIC.charAt(septets[at]));
            }
        }
        return text.toString();
    }

    private static int extended(byte septet) {
        for (int at = 0; at < EXTENSION_SEPTETS.length; at++) {
            if (EXTENSION_SEPTETS[at] == septet) {
                return at;
            }
        }
        return -1;
    }
}
