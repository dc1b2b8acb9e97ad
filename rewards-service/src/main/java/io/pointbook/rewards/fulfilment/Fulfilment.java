package io.pointbook.rewards.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.RewardKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that is on its way to a member, or was.
 *
 * @param pickupCode what he shows
 * @param reference such as the parcel's number
 * @param cash what he pays when he gets it
 * @param value of all pieces together; of CASHBACK what is paid out
 * @param dueSince when the points were taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {
            "redemptionId",
            "memberId",
            "rewardId",
            "kind",
            "quantity",
            "way",
            "state",
            "dueSince",
            "changedAt"
        })
public record Fulfilment(
        String redemptionId,
        String memberId,
        String rewardId,
        RewardKind kind,
        @Nullable String variant,
        long quantity,
        FulfilmentWay way,
        @Nullable String storeId,
        FulfilmentState state,

        @Schema(description = "What the member shows; in no list") @Nullable
        String pickupCode,

        @Nullable String reference,
        @Nullable Money cash,

        @Schema(description = "Of all pieces together; of CASHBACK what is paid out") @Nullable
        Money value,

        Instant dueSince,
        Instant changedAt) {

    static final List<String> COLUMNS = List.of(
            "redemptionId",
            "memberId",
            "rewardId",
            "kind",
            "variant",
            "quantity",
            "way",
            "storeId",
            "state",
            "reference",
            "cashAmount",
            "cashCurrency",
            "valueAmount",
            "valueCurrency",
            "dueSince",
            "changedAt");

    List<@Nullable Object> cells() {
        return Arrays.asList(
                redemptionId,
                memberId,
                rewardId,
                kind,
                variant,
                quantity,
                way,
                storeId,
                state,
                reference,
                cash == null ? null : cash.amount(),
                cash == null ? null : cash.currency(),
                value == null ? null : value.amount(),
                value == null ? null : value.currency(),
                dueSince,
                changedAt);
    }

    /** The code is for its member only. */
    Fulfilment withoutCode() {
        return new Fulfilment(
                redemptionId,
                memberId,
                rewardId,
                kind,
                variant,
                quantity,
                way,
                storeId,
                state,
                null,
                reference,
                cash,
                value,
                dueSince,
                changedAt);
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Fulfilments", requiredProperties = "fulfilments")
    record Page(List<Fulfilment> fulfilments, @Nullable String next) {}

    /** What is looked for; what is absent does not matter. */
    record Wanted(
            @Nullable FulfilmentState state,
            @Nullable FulfilmentWay way,
            @Nullable RewardKind kind,
            @Nullable String storeId) {}
}
