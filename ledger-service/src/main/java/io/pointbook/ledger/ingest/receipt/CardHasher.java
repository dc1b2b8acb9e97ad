package io.pointbook.ledger.ingest.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Card numbers as keyed hashes: HMAC-SHA-256 over the number's UTF-8 bytes, in lower-case hex. The number is taken
 * exactly as the till read it; nothing is trimmed or padded, so whoever looks a card up must ask with the same
 * characters. May be used by many threads at once.
 */
public final class CardHasher {
    /** A shorter key makes the hashes of card numbers guessable. */
    public static final int MIN_KEY_BYTES = 32;
    /** A longer file is not a key but a mistake. */
    public static final int MAX_KEY_BYTES = 4_096;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LAST = 4;
    private static final int SHORTEST_WITH_LAST4 = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final ThreadLocal<Mac> macs;

    private CardHasher(byte[] key) {
        var secret = new SecretKeySpec(key, ALGORITHM);
        macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    /** Takes all bytes of the file as the key, a line end included. */
    public static CardHasher fromFile(Path file) {
        try {
            long size = Files.size(file);
            if (size < MIN_KEY_BYTES || size > MAX_KEY_BYTES) {
                throw new IllegalStateException(
                        "The key for card numbers in " + file + " has " + size + " bytes; it needs "
                                + MIN_KEY_BYTES + " to " + MAX_KEY_BYTES
                                + ". Put back the backup of the file: with another key no known card is found again.");
            }
            return new CardHasher(Files.readAllBytes(file));
        } catch (IOException problem) {
            throw new IllegalStateException(
                    "The key for card numbers cannot be read from " + file
                            + ". Put back the backup of the file, or name the right one.",
                    problem);
        }
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, problem);
        }
    }

    /** The keyed hash of one card number, 64 lower-case hexadecimal digits. */
    public String hash(String number) {
        return HEX.formatHex(macs.get().doFinal(number.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A number for a draw, by the same key: nobody without it can know it before, and whoever audits with it can repeat it.
     *
     * @return the first 63 bits of HMAC("draw", LF, name, LF, receipt)
     */
    public long draw(String name, String receipt) {
        var text = "draw\n" + name + "\n" + receipt;
        return ByteBuffer.wrap(macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                >>> 1;
    }

    /**
     * A secret for one purpose, always the same: nobody without the key can guess it.
     *
     * @return HMAC("secret", LF, purpose), 64 lower-case hexadecimal digits
     */
    public String secret(String purpose) {
        return hash("secret\n" + purpose);
    }

    /** The last four characters (code points) of a number that has eight or more, else null. */
    public static @Nullable String last4(String number) {
        if (number.codePointCount(0, number.length()) < SHORTEST_WITH_LAST4) {
            return null;
        }
        return number.substring(number.offsetByCodePoints(number.length(), -LAST));
    }
}
