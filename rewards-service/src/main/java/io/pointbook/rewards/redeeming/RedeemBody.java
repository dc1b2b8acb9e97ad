package io.pointbook.rewards.redeeming;

import io.pointbook.runtime.http.Requests;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /redemptions}. */
@Schema(
        name = "RequestRedemption",
        requiredProperties = {"redemptionId", "memberId", "rewardId"})
record RedeemBody(
        @Schema(description = "An id of your own, used once; it is the idempotency key", examples = "app-4711")
        @Nullable
        String redemptionId,

        @Nullable String memberId,
        @Nullable String rewardId,

        @Schema(description = "Pieces", minimum = "1", maximum = "1000", defaultValue = "1") @Nullable
        Long quantity,

        @Schema(description = "How it is paid for, of the reward's 'ways'; needed where there are several") @Nullable
        String way,

        @Schema(description = "Which of the reward's variants; needed where it has some") @Nullable
        String variant,

        @Schema(
                description =
                        "Where the member picks it up. Where the reward's stock is per STORE it is taken from this"
                                + " store's")
        @Nullable
        String storeId) {

    /** Pieces of one redemption. */
    static final long MOST_PIECES = 1_000;

    /** Coupons of one redemption: each is a call to the ledger. */
    static final long MOST_COUPONS = 10;

    /** Voucher codes of one redemption: they are shown at once. */
    static final long MOST_VOUCHERS = 100;

    RedeemBody checked() {
        return new RedeemBody(
                Requests.id(redemptionId, "redemptionId"),
                Requests.id(memberId, "memberId"),
                Requests.id(rewardId, "rewardId"),
                quantity == null
                        ? Long.valueOf(1)
                        : Long.valueOf(Requests.within(quantity, "quantity", 1, MOST_PIECES)),
                way,
                variant,
                storeId == null ? null : Requests.id(storeId, "storeId"));
    }
}
