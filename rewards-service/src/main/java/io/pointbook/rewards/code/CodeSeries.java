package io.pointbook.rewards.code;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.CouponOffer;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A series as it stands.
 *
 * @param number stands in each of its codes
 * @param code of a SHARED one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"seriesId", "kind", "count", "issued", "coupon"})
record CodeSeries(
        String seriesId,

        @JsonIgnore int number,

        Kind kind,

        @Schema(description = "UNIQUE: codes that there are to be; SHARED: members who may enter it")
        long count,

        @Schema(description = "UNIQUE: codes that there are; SHARED: members who have entered it")
        long issued,

        @Nullable String code,

        CouponOffer coupon,

        @Nullable Instant validUntil) {

    /** How many codes a series has. */
    enum Kind {
        UNIQUE,
        SHARED
    }

    SeriesTerms terms() {
        return new SeriesTerms(coupon, validUntil);
    }
}
