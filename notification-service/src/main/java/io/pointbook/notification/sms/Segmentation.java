package io.pointbook.notification.sms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which messages a text becomes. What is one character on a phone is never torn between two of them. */
public final class Segmentation {
    /** The octet that counts the parts (3GPP TS 23.040, 9.2.3.24.1) has no larger number. */
    public static final int MOST_PARTS = 255;

    private Segmentation() {}

    /**
     * The text in GSM-7 where all its characters are of that alphabet, else in UCS-2. An empty text is one empty message.
     *
     * @throws TooManyParts where it would be more than {@link #MOST_PARTS} messages
     */
    public static Segments of(String text) {
        byte[] septets = GsmAlphabet.septets(text);
        return septets == null ? cut(Coding.UCS2, octets(text), Character.BYTES) : cut(Coding.GSM7, septets, 1);
    }

    private static byte[] octets(String text) {
        var octets = ByteBuffer.allocate(Math.multiplyExact(text.length(), Character.BYTES));
        octets.asCharBuffer().put(text);
        return octets.array();
    }

    /** @param width bytes in a unit */
    private static Segments cut(Coding coding, byte[] bytes, int width) {
        int units = bytes.length / width;
        if (units <= coding.alone()) {
            return new Segments(coding, List.of(bytes), units);
        }
        List<byte[]> bodies = new ArrayList<>();
        int start = 0;
        while (start < bytes.length) {
            if (bodies.size() == MOST_PARTS) {
                throw new TooManyParts(MOST_PARTS);
            }
            int end = Math.min(start + coding.inPart() * width, bytes.length);
            if (end < bytes.length && beginsPair(coding, bytes, end - width)) {
                end -= width;
            }
            bodies.add(Arrays.copyOfRange(bytes, start, end));
            start = end;
        }
        return new Segments(coding, List.copyOf(bodies), units);
    }

    /** Whether the unit there means nothing without the one after it. */
    private static boolean beginsPair(Coding coding, byte[] bytes, int at) {
        return switch (coding) {
            case GSM7 -> bytes[at] == GsmAlphabet.ESCAPE;
            case UCS2 -> Character.isHighSurrogate(ByteBuffer.wrap(bytes).getChar(at));
        };
    }
}
