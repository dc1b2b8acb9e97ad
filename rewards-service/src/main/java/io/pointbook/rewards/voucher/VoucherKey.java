package io.pointbook.rewards.voucher;

import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.runtime.secret.SealingKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Seals voucher codes and recognises them again; without its file no sealed code can be read. */
public final class VoucherKey {
    private final SealingKey key;

    private VoucherKey(SealingKey key) {
        this.key = key;
    }

    /** Reads the key. */
    public static VoucherKey fromFile(Path file) {
        return new VoucherKey(SealingKey.fromFile(file, "voucher key"));
    }

    /** The same for the same code of the same pool. */
    byte[] digest(String poolId, String code) {
        return key.digest(poolId + '\n' + code);
    }

    /** The code as nobody reads it without the key. */
    byte[] seal(String poolId, String code) {
        return key.seal(poolId, code.getBytes(StandardCharsets.UTF_8));
    }

    /** The code, which must have been sealed for this pool with this key. */
    String open(String poolId, byte[] sealed) {
        if (!key.isSealedByThis(sealed)) {
            throw RewardsProblem.VOUCHER_KEY_MISSING.because("The codes were sealed with another key: put it back.");
        }
        return new String(key.open(poolId, sealed), StandardCharsets.UTF_8);
    }
}
