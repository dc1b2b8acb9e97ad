package io.pointbook.rewards.code;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.door.CheckedCode;
import io.pointbook.runtime.http.Requests;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member entered a code.
 *
 * @param couponCode what a till reads; absent: the ledger has not issued the coupon yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CodeClaim",
        requiredProperties = {"claimId", "code", "memberId"})
record Claim(
        String claimId,
        String code,
        String memberId,
        @Nullable String couponCode) {

    /** Body of {@code POST /codes/claims}. */
    @Schema(
            name = "ClaimCode",
            requiredProperties = {"claimId", "code", "memberId"})
    record Body(
            @Schema(description = "An id of your own, used once; it is the idempotency key") @Nullable
            String claimId,

            @Schema(description = "As it was typed: hyphens, spaces and small letters do not matter") @Nullable
            String code,

            @Nullable String memberId) {

        Claim checked() {
            return new Claim(
                    Requests.id(claimId, "claimId"),
                    CheckedCode.plain(Requests.given(code, "code")),
                    Requests.id(memberId, "memberId"),
                    null);
        }
    }
}
