package io.pointbook.rewards.voucher;

import io.pointbook.rewards.door.RewardsProblem;
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

/**
 * Seals voucher codes (AES-256-GCM) and recognises them again (HMAC-SHA-256). Both keys come from one file of 32 random
 * bytes; without it no sealed code can be read.
 */
public final class VoucherKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK_BYTES = 4;

    private final SecretKeySpec sealing;
    private final SecretKeySpec recognising;
    private final byte[] mark;
    private final SecureRandom random = new SecureRandom();

    private VoucherKey(byte[] key) {
        this.sealing = new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), bytes("seal")), "AES");
        this.recognising =
                new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), bytes("recognise")), "HmacSHA256");
        this.mark = Arrays.copyOf(hmac(new SecretKeySpec(key, "HmacSHA256"), bytes("mark")), MARK_BYTES);
    }

    /** Reads the key. */
    public static VoucherKey fromFile(Path file) {
        try {
            var key = Files.readAllBytes(file);
            if (key.length == KEY_BYTES) {
                return new VoucherKey(key);
            }
        } catch (IOException problem) {
            throw new IllegalStateException("The voucher key cannot be read from " + file + ".", problem);
        }
        throw new IllegalStateException("The voucher key in " + file + " is not " + KEY_BYTES + " bytes long.");
    }

    /** The same for the same code of the same pool. */
    byte[] digest(String poolId, String code) {
        return hmac(recognising, bytes(poolId + '\n' + code));
    }

    /** The key's mark, a nonce, and the code as nobody reads it without the key. */
    byte[] seal(String poolId, String code) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, poolId, nonce).doFinal(bytes(code));
            return ByteBuffer.allocate(MARK_BYTES + NONCE_BYTES + sealed.length)
                    .put(mark)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK seals with AES-GCM", impossible);
        }
    }

    /** The code, which must have been sealed for this pool with this key. */
    String open(String poolId, byte[] sealed) {
        if (!Arrays.equals(mark, Arrays.copyOf(sealed, MARK_BYTES))) {
            throw RewardsProblem.VOUCHER_KEY_MISSING.because("The codes were sealed with another key: put it back.");
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, MARK_BYTES, MARK_BYTES + NONCE_BYTES);
            var code = cipher(Cipher.DECRYPT_MODE, poolId, nonce)
                    .doFinal(sealed, MARK_BYTES + NONCE_BYTES, sealed.length - MARK_BYTES - NONCE_BYTES);
            return new String(code, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a sealed voucher code was changed", damaged);
        }
    }

    private Cipher cipher(int mode, String poolId, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(poolId));
        return cipher;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
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
