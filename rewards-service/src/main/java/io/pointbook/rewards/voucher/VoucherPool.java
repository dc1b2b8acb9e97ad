package io.pointbook.rewards.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pool and what is in it.
 *
 * @param low so many free codes, or fewer, are too few
 * @param free nobody's yet and valid now
 * @param taken set aside for redemptions, or theirs
 */
@Schema(requiredProperties = {"poolId", "low", "free", "taken", "runningLow"})
record VoucherPool(String poolId, long low, long free, long taken, boolean runningLow) {

    static VoucherPool of(String poolId, long low, long free, long taken) {
        return new VoucherPool(poolId, low, free, taken, free <= low);
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VoucherPools", requiredProperties = "pools")
    record Page(List<VoucherPool> pools, @Nullable String next) {}

    /** Body of {@code PUT /voucher-pools/{poolId}}. */
    @Schema(name = "PutVoucherPool", requiredProperties = "low")
    record Body(
            @Schema(description = "So many free codes, or fewer, are too few", minimum = "0", maximum = "1000000000")
            @Nullable
            Long low) {}

    /**
     * What came of an import.
     *
     * @param imported codes that are new in the pool
     * @param known codes of the file that the pool has, or had, already; they are left as they are
     */
    @Schema(
            name = "VoucherImport",
            requiredProperties = {"poolId", "imported", "known"})
    record Imported(String poolId, int imported, int known) {}
}
