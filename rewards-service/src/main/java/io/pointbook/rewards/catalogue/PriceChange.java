package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a piece costs from a moment on: a price in points, or several ways to pay.
 *
 * @param from the moment, inclusive
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a piece costs from a moment on: 'pricePoints' or 'ways'", requiredProperties = "from")
public record PriceChange(
        Instant from,

        @Schema(minimum = "1", maximum = "1000000000000") @Nullable
        Long pricePoints,

        @Nullable List<Way> ways) {

    List<Way> allWays() {
        return RewardTerms.ways(pricePoints, ways);
    }
}
