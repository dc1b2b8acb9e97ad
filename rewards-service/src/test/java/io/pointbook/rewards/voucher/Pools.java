package io.pointbook.rewards.voucher;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Fills pools in tests. */
public final class Pools {
    private Pools() {}

    /** A pool with these codes. */
    public static void fill(VoucherPools pools, String poolId, String... codes) throws Exception {
        pools.put(poolId, new VoucherPool.Body(0L));
        var file = "code\n" + String.join("\n", codes) + "\n";
        pools.add(
                String.join(",", codes).hashCode() + poolId,
                poolId,
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
