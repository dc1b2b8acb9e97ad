package io.pointbook.runtime.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals bytes (AES-256-GCM) and recognises texts again (HMAC-SHA-256), both with keys derived from 32 random bytes. */
public final class SealingKey {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK_BYTES = 4;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec sealing;
    private final SecretKeySpec recognising;
    private final byte[] mark;

    /** @param key {@link #KEY_BYTES} of them */
    public SealingKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        var root = new SecretKeySpec(key, HMAC);
        this.sealing = new SecretKeySpec(hmac(root, bytes("seal")), "AES");
        this.recognising = new SecretKeySpec(hmac(root, bytes("recognise")), HMAC);
        this.mark = Arrays.copyOf(hmac(root, bytes("mark")), MARK_BYTES);
    }

    /** Reads the key from a file that holds nothing else. @param name what it is called in the refusal */
    public static SealingKey fromFile(Path file, String name) {
        try {
            var key = Files.readAllBytes(file);
            if (key.length == KEY_BYTES) {
                return new SealingKey(key);
            }
        } catch (IOException problem) {
            throw new IllegalStateException("The " + name + " cannot be read from " + file + ".", problem);
        }
        throw new IllegalStateException("The " + name + " in " + file + " is not " + KEY_BYTES + " bytes long.");
    }

    /** Bytes for a key that nobody had before. */
    public static byte[] fresh() {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The same for the same text, and nothing to whoever has not the key. */
    public byte[] digest(String text) {
        return hmac(recognising, bytes(text));
    }

    /** The key's mark, a nonce, and the content as nobody reads it without the key. @param context must be the same again */
    public byte[] seal(String context, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, context, nonce).doFinal(content);
            return ByteBuffer.allocate(MARK_BYTES + NONCE_BYTES + sealed.length)
                    .put(mark)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK seals with AES-GCM", impossible);
        }
    }

    /** Whether it was sealed with this key, as far as its mark says. */
    public boolean isSealedByThis(byte[] sealed) {
        return sealed.length > MARK_BYTES + NONCE_BYTES && Arrays.equals(mark, Arrays.copyOf(sealed, MARK_BYTES));
    }

    /** The content, which must have been sealed in this context with this key. */
    public byte[] open(String context, byte[] sealed) {
        if (!isSealedByThis(sealed)) {
            throw new IllegalStateException("it was sealed with another key");
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, MARK_BYTES, MARK_BYTES + NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, context, nonce)
                    .doFinal(sealed, MARK_BYTES + NONCE_BYTES, sealed.length - MARK_BYTES - NONCE_BYTES);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("what was sealed was changed", damaged);
        }
    }

    private Cipher cipher(int mode, String context, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(context));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
