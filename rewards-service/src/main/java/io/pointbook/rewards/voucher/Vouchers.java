package io.pointbook.rewards.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Codes as the member sees whose they are. */
@Schema(requiredProperties = {"redemptionId", "vouchers"})
public record Vouchers(String redemptionId, List<Voucher> vouchers) {

    /** @param validUntil as the firm says; absent: it says nothing */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = "code")
    public record Voucher(String code, @Nullable Instant validUntil) {
        @Override
        public String toString() {
            return "Voucher[code=…]";
        }
    }
}
