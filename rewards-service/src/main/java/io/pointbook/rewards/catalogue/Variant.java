package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of several things that a reward can be, with a stock of its own: a size or colour, or a date of an experience.
 *
 * @param startsAt of a date: from then on it cannot be had any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "A size or colour of goods, or a date of an experience; each has a stock (seats) of its own",
        requiredProperties = "variantId")
public record Variant(
        @Schema(examples = "blue-xl") String variantId,

        @Schema(description = "By language; absent: the id says enough") @Nullable
        Map<String, RewardText> texts,

        @Schema(description = "With EXPERIENCE, and with nothing else; from then on it cannot be had") @Nullable
        Instant startsAt) {}
