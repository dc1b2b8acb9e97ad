package io.pointbook.notification.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.campaign.CampaignTerms.Arm;
import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.campaign.CampaignTerms.Benefit;
import io.pointbook.notification.campaign.CampaignTerms.Budget;
import io.pointbook.notification.campaign.CampaignTerms.TriggerKind;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.occasion.OccasionKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /campaigns} and {@code PUT /campaigns/{campaignId}}. */
@Schema(
        name = "CampaignBody",
        requiredProperties = {"trigger", "arms"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignBody(
        @Schema(description = "An id of your own, used once; with PUT it stands in the path") @Nullable
        String campaignId,

        @Schema(description = "For people; absent: the campaignId", maxLength = 200) @Nullable
        String name,

        @Schema(description = "Which consent it needs; absent: MARKETING") @Nullable
        Purpose purpose,

        @Nullable TriggerBody trigger,

        @Schema(description = "Whom it reaches; absent: all members") @Nullable
        Audience audience,

        @Schema(description = "In the order in which they are tried; absent: those that the texts are for") @Nullable
        List<Channel> channels,

        @Schema(description = "A message on each channel that the member allows, not only on the first") @Nullable
        Boolean everyChannel,

        @Schema(description = "So many of hundred members get nothing, to compare with; absent: 0", maximum = "90")
        @Nullable
        Integer holdoutPercent,

        @Schema(description = "Ways to say it: 1 to 10") @Nullable
        List<Arm> arms,

        @Schema(description = "For members whose language no text is in; absent: that of the first text") @Nullable
        String defaultLanguage,

        @Schema(description = "Words for variables that a member has no value for, by the variable's name") @Nullable
        Map<String, String> fallbacks,

        @Nullable OfferBody offer,

        @Schema(description = "Where {link} in a text leads", maxLength = 2000) @Nullable
        String url,

        @Schema(description = "A message still on its way after so many days is dropped; absent: 3", maximum = "30")
        @Nullable
        Integer validDays,

        @Schema(description = "Whether a message of which nobody knows if it was sent may be sent again") @Nullable
        Boolean mayRepeat,

        @Schema(description = "Write letters outside of GSM-7 as their nearest kin, so that a text costs fewer parts")
        @Nullable
        Boolean transliterate,

        @Schema(description = "What all messages together may cost; absent: no limit") @Nullable
        Budget budget,

        @Schema(description = "How often it may speak to one member; absent: as often as all campaigns may") @Nullable
        CapsBody caps,

        @Schema(description = "A purchase within so many days counts as an answer; absent: 14", maximum = "365")
        @Nullable
        Integer responseDays) {

    /** When it speaks. */
    @Schema(name = "CampaignTrigger", requiredProperties = "kind")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TriggerBody(
            @Nullable TriggerKind kind,

            @Schema(description = "OCCASION: of this kind") @Nullable
            OccasionKind occasion,

            @Schema(
                    description = "OCCASION: what must hold of the occasion's facts: the same word, the same number for"
                            + " 'daysAhead', at least that number for others")
            @Nullable
            Map<String, Object> parameters,

            @Schema(description = "SCHEDULE: time of the day", examples = "10:30") @Nullable
            String time,

            @Schema(description = "SCHEDULE: day of the week; absent: every day") @Nullable
            DayOfWeek day,

            @Schema(description = "SCHEDULE: zone of the time", examples = "Europe/Warsaw") @Nullable
            String zone,

            @Schema(description = "SCHEDULE: the last moment; absent: until it is stopped") @Nullable
            Instant until,

            @Schema(description = "ONCE: the moment") @Nullable
            Instant at) {}

    /** What the member gets: one of coupon and rule, or neither. */
    @Schema(name = "CampaignOffer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferBody(
            @Nullable CouponBody coupon,

            @Schema(description = "A rule that gives it without a coupon; only named", maxLength = 200) @Nullable
            String rule,

            @Nullable PricesBody prices) {}

    /** A coupon that the ledger issues to each member who is spoken to. */
    @Schema(
            name = "CampaignCoupon",
            requiredProperties = {"benefit", "validDays"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CouponBody(
            @Nullable Benefit benefit,

            @Schema(description = "For the item that this member likes most") @Nullable
            Boolean favourite,

            @Schema(description = "From its issue, until the end of that day where the member lives", maximum = "366")
            @Nullable
            Integer validDays) {}

    /** A price that was lowered, in minor units. */
    @Schema(
            name = "CampaignPrices",
            requiredProperties = {"was", "now", "currency", "priorPrice30d"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PricesBody(
            @Nullable Long was,
            @Nullable Long now,
            @Nullable String currency,

            @Schema(description = "The lowest price of the 30 days before it was lowered; the law wants it shown")
            @Nullable
            Long priorPrice30d) {}

    /** At most so many messages to one member within so many days. */
    @Schema(
            name = "CampaignCaps",
            requiredProperties = {"messages", "days"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CapsBody(@Nullable Integer messages, @Nullable Integer days) {}
}
