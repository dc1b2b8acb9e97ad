package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.runtime.http.Requests;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The coupon that a member gets; the ledger issues it and knows what each kind of benefit means.
 *
 * @param validFor from the request on; absent: it never ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = "benefit")
public record CouponOffer(
        Benefit benefit,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(examples = "P30D") @Nullable
        Duration validFor) {

    private static final int LONGEST_KIND = 200;

    /** The offer, if it makes sense as far as anybody but the ledger can tell. */
    public CouponOffer checked(String place) {
        var given = Requests.given(benefit, place + ".benefit");
        Requests.text(Requests.given(given.kind(), place + ".benefit.kind"), place + ".benefit.kind", LONGEST_KIND);
        if (validFor != null && !validFor.isPositive()) {
            throw Requests.invalid("'" + place + ".validFor' is an ISO 8601 duration above zero, such as P30D.");
        }
        return this;
    }

    /** As at {@code POST /coupons} of the ledger. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CouponBenefit", requiredProperties = "kind", description = "As at POST /coupons of the ledger")
    public record Benefit(
            @Schema(examples = "DISCOUNT_PERCENT") String kind,
            @Nullable Long basisPoints,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Long points,
            @Nullable Long factorPercent,
            @Nullable String itemId,
            @Nullable String category) {}
}
