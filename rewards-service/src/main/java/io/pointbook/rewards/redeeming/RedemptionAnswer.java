package io.pointbook.rewards.redeeming;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.Money;
import io.pointbook.rewards.catalogue.RewardKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as it stands.
 *
 * @param points for all pieces together
 * @param code why it was refused
 * @param numbers that go with the code
 * @param couponCodes what a till reads, where coupons were redeemed
 * @param reference of the fulfilment
 * @param way how it is paid for
 * @param cash taken when it is handed over; for all pieces together
 * @param payment of that part, as its taker calls it
 * @param value of all pieces together
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Redemption",
        requiredProperties = {
            "redemptionId",
            "memberId",
            "rewardId",
            "rewardVersion",
            "kind",
            "quantity",
            "points",
            "wallet",
            "state",
            "requestedAt",
            "changedAt"
        })
record RedemptionAnswer(
        String redemptionId,
        String memberId,
        String rewardId,
        int rewardVersion,
        RewardKind kind,
        long quantity,
        long points,
        String wallet,
        State state,
        @Nullable String code,
        @Nullable Map<String, Long> numbers,
        List<String> couponCodes,
        @Nullable String reference,
        Instant requestedAt,
        Instant changedAt,
        @Nullable String way,

        @Schema(description = "Taken when it is handed over; for all pieces together") @Nullable
        Money cash,

        @Nullable String payment,
        @Nullable String variant,
        @Nullable String storeId,

        @Schema(description = "Of all pieces together") @Nullable
        Money value,

        @Nullable String taxClass) {

    /** As a caller needs to know it. */
    @Schema(
            name = "RedemptionState",
            description =
                    "WAITING: it goes on by itself, as soon as the ledger answers. CAPTURED: the points are taken,"
                            + " the reward is to be handed over or sent. CANCELLING, RETURNING: points and pieces are on their way back.")
    enum State {
        WAITING,
        CAPTURED,
        FULFILLED,
        CANCELLING,
        CANCELLED,
        RETURNING,
        RETURNED,
        REFUSED
    }

    static RedemptionAnswer of(RedemptionRow row) {
        var refusal = row.refusal();
        var choice = row.choice();
        var worth = row.worth();
        return new RedemptionAnswer(
                row.redemptionId(),
                row.memberId(),
                row.rewardId(),
                row.rewardVersion(),
                row.kind(),
                row.quantity(),
                row.points(),
                row.wallet(),
                state(row),
                refusal == null ? null : refusal.code().name().toLowerCase(Locale.ROOT),
                refusal == null ? null : refusal.numbers(),
                row.couponCodes(),
                row.reference(),
                row.requestedAt(),
                row.changedAt(),
                choice == null ? null : choice.way(),
                choice == null ? null : choice.cash(),
                row.payment(),
                choice == null ? null : choice.variant(),
                choice == null ? null : choice.storeId(),
                worth == null ? null : worth.value(),
                worth == null ? null : worth.taxClass());
    }

    private static State state(RedemptionRow row) {
        if (row.isUnderWay()) {
            return State.WAITING;
        }
        return switch (row.state()) {
            case CAPTURED -> State.CAPTURED;
            case FULFILLED -> State.FULFILLED;
            case CANCELLING -> State.CANCELLING;
            case CANCELLED -> State.CANCELLED;
            case RETURNING -> State.RETURNING;
            case RETURNED -> State.RETURNED;
            case REFUSED -> State.REFUSED;
            case REQUESTED, RESERVED, CONFIRMED -> State.WAITING;
        };
    }

    /** @param next the cursor of the next page; absent on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Redemptions", requiredProperties = "redemptions")
    record Page(
            List<RedemptionAnswer> redemptions, @Nullable String next) {}
}
