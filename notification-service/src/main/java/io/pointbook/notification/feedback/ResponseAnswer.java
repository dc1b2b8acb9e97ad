package io.pointbook.notification.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How members answered a campaign.
 *
 * @param responseDays a purchase within so many days counts
 * @param arms by name; 'holdout' are those who got nothing
 */
@Schema(name = "CampaignResponse")
public record ResponseAnswer(String campaignId, int responseDays, List<Arm> arms) {
    /**
     * One arm. Members are counted once each.
     *
     * @param members who were spoken to, or held out
     * @param messages planned for them
     * @param clicked members who followed a link
     * @param clicks all of them
     * @param couponsUsed members who used their coupon
     * @param buyers members who bought within the days
     * @param spend what they paid, in minor units of the currency
     * @param buyersPerThousand of the members, rounded down
     * @param aboveHoldout buyersPerThousand above those of the holdout; absent where nobody was held out
     */
    @Schema(name = "CampaignResponseArm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Arm(
            String arm,
            long members,
            long messages,
            long clicked,
            long clicks,
            long couponsUsed,
            long buyers,
            long purchases,
            long spend,
            @Nullable String currency,
            long buyersPerThousand,
            @Nullable Long aboveHoldout) {

        Arm against(long holdoutPerThousand) {
            return new Arm(
                    arm,
                    members,
                    messages,
                    clicked,
                    clicks,
                    couponsUsed,
                    buyers,
                    purchases,
                    spend,
                    currency,
                    buyersPerThousand,
                    buyersPerThousand - holdoutPerThousand);
        }
    }
}
