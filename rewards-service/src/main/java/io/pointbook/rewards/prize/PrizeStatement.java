package io.pointbook.rewards.prize;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.rewards.catalogue.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member's prizes of a year.
 *
 * @param zone in which the year begins and ends
 * @param totals of the whole year, on every page
 * @param prizes the latest first
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"memberId", "year", "zone", "totals", "prizes"})
record PrizeStatement(
        String memberId,
        int year,
        String zone,
        List<Total> totals,
        List<Prize> prizes,
        @Nullable String next) {

    /**
     * What was handed over of one tax class in one currency.
     *
     * @param memberKind what the member was; absent: it was not asked, because there is no tax class
     * @param largest the largest single prize, in minor units: a class may have a limit for one
     * @param value in minor units
     * @param cash what he paid for them himself in that currency, in minor units
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PrizeTotal",
            requiredProperties = {"currency", "prizes", "pieces", "largest", "value", "cash"})
    record Total(
            String memberId,
            @Nullable String taxClass,
            @Nullable String memberKind,
            String currency,
            long prizes,
            long pieces,
            long largest,
            long value,
            long cash) {}

    /** @param value of all pieces together */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Prize",
            requiredProperties = {"redemptionId", "rewardId", "quantity", "points", "value", "fulfilledAt"})
    record Prize(
            String redemptionId,
            String rewardId,
            long quantity,
            long points,
            Money value,
            @Nullable Money cash,
            @Nullable String taxClass,
            @Nullable String memberKind,
            Instant fulfilledAt) {}
}
