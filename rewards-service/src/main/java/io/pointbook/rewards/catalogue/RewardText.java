package io.pointbook.rewards.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a reward is called in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = "name")
public record RewardText(
        @Schema(maxLength = 200) String name,
        @Schema(maxLength = 4000) @Nullable String description) {}
