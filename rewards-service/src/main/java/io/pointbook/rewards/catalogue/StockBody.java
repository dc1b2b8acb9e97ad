package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.Requests;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /rewards/{rewardId}/stock}: one of the three. */
@Schema(name = "MoveStock", requiredProperties = "reason")
record StockBody(
        @Schema(description = "Pieces that came, or with a minus went; a reward without a limit begins at 0") @Nullable
        Long change,

        @Schema(description = "Pieces that were counted; those set aside for redemptions are not among them") @Nullable
        Long counted,

        @Schema(description = "true: from now on as many as anybody wants") @Nullable
        Boolean unlimited,

        @Schema(maxLength = 500) @Nullable String reason) {

    StockBody checked() {
        int named = (change == null ? 0 : 1) + (counted == null ? 0 : 1) + (Boolean.TRUE.equals(unlimited) ? 1 : 0);
        if (named != 1) {
            throw Requests.invalid("Say one of 'change', 'counted' and 'unlimited': true.");
        }
        if (change != null) {
            Requests.within(change, "change", -RewardBody.MOST_PIECES, RewardBody.MOST_PIECES);
        }
        if (counted != null) {
            Requests.within(counted, "counted", 0, RewardBody.MOST_PIECES);
        }
        Requests.text(Requests.given(reason, "reason"), "reason", Requests.LONGEST_REASON);
        return this;
    }
}
