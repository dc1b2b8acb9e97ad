package io.pointbook.rewards.catalogue;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a reward may come back after the member has it.
 *
 * @param within since he has it
 * @param restock whether its pieces can be had again
 */
@Schema(name = "RewardReturns", requiredProperties = "within")
public record Returns(
        @Schema(
                description = "Since the member has it; ISO 8601, P365D at most",
                implementation = String.class,
                examples = "P30D")
        Duration within,

        @Schema(description = "Whether its pieces can be had again")
        boolean restock) {
    static final Duration LONGEST = Duration.ofDays(365);
}
