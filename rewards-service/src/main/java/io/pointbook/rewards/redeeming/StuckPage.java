package io.pointbook.rewards.redeeming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.redemption.Step;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the next page; absent on the last one */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StuckRedemptions", requiredProperties = "stuck")
record StuckPage(List<Stuck> stuck, @Nullable String next) {

    /**
     * @param step what is to come next and does not
     * @param cause why the last attempt did not succeed; absent: none has ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "StuckRedemption",
            requiredProperties = {"redemptionId", "memberId", "rewardId", "step", "since", "attempts", "nextAttempt"})
    record Stuck(
            String redemptionId,
            String memberId,
            String rewardId,
            Step step,
            Instant since,
            int attempts,
            Instant nextAttempt,
            @Nullable String cause) {}
}
