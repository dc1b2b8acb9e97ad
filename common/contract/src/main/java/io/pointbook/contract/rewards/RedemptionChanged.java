package io.pointbook.contract.rewards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Message of {@code rewards.redemptions.v1}: one step of a redemption. Keyed by member; in order per redemption. Sent at
 * least once, so drop what has no higher {@code sequence} than what you have had of the redemption.
 *
 * @param eventId unique over the whole rewards-service; also the CloudEvents id
 * @param redemptionId the id that the caller gave it
 * @param sequence grows with each message of the redemption; steps that are nobody else's business leave gaps
 * @param memberId whose points they are
 * @param at when it happened and was written down
 * @param reward what was asked for, on REQUESTED
 * @param points on CAPTURED what was taken, on POINTS_GIVEN_BACK what went back, in the smallest unit of the wallet
 * @param refusal why not, on REFUSED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionChanged(
        String eventId,
        String redemptionId,
        long sequence,
        RedemptionKind kind,
        String memberId,
        Instant at,
        @Nullable Reward reward,
        @Nullable Long points,
        @Nullable Refusal refusal) {

    /**
     * What was asked for, at the price of that moment.
     *
     * @param version of the reward, whose price it is
     * @param kind such as GOODS or DISCOUNT_COUPON; others may come
     * @param points the price of all pieces together, in the smallest unit of the wallet
     * @param cash what is paid besides when it is handed over; absent: nothing
     * @param variant such as a size or a date; absent: the reward has none
     * @param storeId where it is picked up; absent: it is sent, or needs no place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reward(
            String rewardId,
            int version,
            String kind,
            long quantity,
            long points,
            String wallet,
            @Nullable Cash cash,
            @Nullable String variant,
            @Nullable String storeId) {}

    /**
     * An amount of money.
     *
     * @param amount in minor units of the currency
     * @param currency ISO 4217
     */
    public record Cash(long amount, String currency) {}

    /**
     * Why he does not get it.
     *
     * @param code the one of the door's problem, such as {@code insufficient_points}; others may come
     * @param numbers what a program can use, such as {@code missing} points
     */
    public record Refusal(String code, Map<String, Long> numbers) {}
}
