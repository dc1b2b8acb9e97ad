package io.pointbook.runtime.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A request that changes something, under the key that its caller gave it.
 *
 * @param hash of method, path and content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IdempotentRequest(String key, byte[] hash) {
    /** The name of the header. */
    public static final String HEADER = "Idempotency-Key";

    static final int LONGEST_KEY = 255;

    /**
     * Takes the header's value.
     *
     * @param body what the request says; must not hold a secret that its hash would give away
     */
    public static IdempotentRequest of(@Nullable String header, String method, String path, Object body) {
        if (header == null || header.isBlank()) {
            throw RequestProblem.IDEMPOTENCY_KEY_REQUIRED.because(
                    "Send a header Idempotency-Key with an id of your own for this request, for example a UUID; when you"
                            + " repeat the request, send the same key.");
        }
        if (header.length() > LONGEST_KEY || !header.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw RequestProblem.IDEMPOTENCY_KEY_INVALID.because(
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " printable ASCII characters.");
        }
        return new IdempotentRequest(header, hash(method, path, DoorJson.canonical(body)));
    }

    private static byte[] hash(String method, String path, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + '\n' + path + '\n').getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
