package io.pointbook.rewards.catalogue;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A variant as it comes in. */
@Schema(name = "PutVariant", requiredProperties = "variantId")
record VariantBody(
        @Schema(examples = "blue-xl") @Nullable String variantId,

        @Schema(description = "By language; absent: the id says enough") @Nullable
        Map<String, @Nullable RewardText> texts,

        @Schema(description = "With EXPERIENCE, and with nothing else; from then on it cannot be had") @Nullable
        Instant startsAt,

        @Schema(
                description =
                        "Pieces, or seats, at the beginning; absent: as many as anybody wants. Only while the variant"
                                + " is new: later it is ignored, and POST /rewards/{rewardId}/stock moves the stock",
                minimum = "0",
                maximum = "1000000000")
        @Nullable
        Long stock) {}
