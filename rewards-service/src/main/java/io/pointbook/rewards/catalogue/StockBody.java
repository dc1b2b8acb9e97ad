package io.pointbook.rewards.catalogue;

import io.pointbook.runtime.http.Requests;
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

        @Schema(description = "Of which variant; where the reward has variants, and only there") @Nullable
        String variant,

        @Schema(description = "Of which store; only where the reward's stock is per STORE. Absent: of none") @Nullable
        String storeId,

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
        if (storeId != null) {
            Requests.id(storeId, "storeId");
        }
        Requests.text(Requests.given(reason, "reason"), "reason", Requests.LONGEST_REASON);
        return this;
    }

    /** Where the pieces lie. */
    StockPlace place(RewardTerms terms) {
        if (terms.allVariants().isEmpty()
                ? variant != null
                : terms.allVariants().stream()
                        .noneMatch(known -> known.variantId().equals(variant))) {
            throw Requests.invalid("'variant' names one of the reward's variants, and is left out where it has none.");
        }
        if (terms.voucherPool() != null) {
            throw Requests.invalid(
                    "The stock of a VOUCHER is what is in its pool: POST /voucher-pools/{poolId}/codes.");
        }
        if (storeId != null && terms.stockPer() != StockPer.STORE) {
            throw Requests.invalid("'storeId' is for rewards with 'stockPer': STORE: this one has one stock for all.");
        }
        return StockPlace.of(variant, storeId);
    }
}
