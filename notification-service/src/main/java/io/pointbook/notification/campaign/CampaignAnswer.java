package io.pointbook.notification.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.notification.contact.Channel;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its door shows it.
 *
 * @param author who wrote this version
 * @param nextRunAt when it goes through its audience next
 * @param progress what it made of members so far
 * @param steps what people did with it, the newest first
 */
@Schema(name = "Campaign")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignAnswer(
        String campaignId,
        int version,
        CampaignState state,
        CampaignTerms terms,
        String author,
        @Nullable String startedBy,
        @Nullable String approvedBy,
        @Nullable Instant nextRunAt,
        Instant createdAt,
        Instant changedAt,
        @Nullable Progress progress,
        @Nullable List<Step> steps) {

    /**
     * How far it is.
     *
     * @param messages planned
     * @param money what they cost, in minor units, rounded up
     */
    @Schema(name = "CampaignProgress")
    record Progress(long messages, long money, String currency, List<Count> members) {}

    /**
     * Members of one kind.
     *
     * @param state HELD_OUT, OFFER_WAITS, PLANNED or SKIPPED
     * @param reason why SKIPPED
     * @param missing the variable that there is no value for
     */
    @Schema(name = "CampaignCount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            String state,
            @Nullable String arm,
            @Nullable String reason,
            @Nullable String missing,
            long members,
            long messages) {}

    /** Somebody did something. */
    @Schema(name = "CampaignStep")
    record Step(Instant at, String actor, int version, CampaignState state) {}

    /** A page of campaigns, by id. */
    @Schema(name = "CampaignPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<CampaignAnswer> campaigns, @Nullable String next) {}

    /**
     * What one member would read.
     *
     * @param arm of the draw, also of a member who is held out
     * @param allowed the channels that he allows for the purpose
     * @param missing the variable that he has no value for; then there is no message
     * @param tooLong a text has more parts than can be sent; then there is no message
     */
    @Schema(name = "CampaignPreview")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preview(
            String memberId,
            boolean inAudience,
            String arm,
            boolean heldOut,
            List<Channel> allowed,
            List<Message> messages,
            @Nullable String missing,
            boolean tooLong) {}

    /**
     * A text as it would be sent.
     *
     * @param parts of a text message, by the encoding that its letters need
     */
    @Schema(name = "CampaignPreviewMessage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            Channel channel,
            String language,
            @Nullable String subject,
            String text,
            @Nullable String html,
            int parts) {}

    /**
     * What it would cost to speak to the whole audience once.
     *
     * @param looked members that were looked at, the first of the audience; the other numbers are about them
     * @param estimate whether the audience is larger than that; then 'money' is for all of it, in proportion
     * @param tooLong members whose text has more parts than can be sent
     * @param smsParts parts of all text messages, by the encoding that their letters need
     * @param money in minor units of the currency, rounded up
     */
    @Schema(name = "CampaignCost")
    record Cost(
            long audience,
            long looked,
            boolean estimate,
            long heldOut,
            long notAllowed,
            List<Missing> missing,
            long tooLong,
            long messages,
            long sms,
            long smsParts,
            long emails,
            long money,
            String currency) {}

    /**
     * Members who lack a value.
     *
     * @param variable that a text needs
     * @param sample some of them
     */
    @Schema(name = "CampaignMissing")
    record Missing(String variable, long members, List<String> sample) {}

    static CampaignAnswer of(Campaign campaign, @Nullable Progress progress, @Nullable List<Step> steps) {
        return new CampaignAnswer(
                campaign.campaignId(),
                campaign.version(),
                campaign.state(),
                campaign.terms(),
                campaign.author(),
                campaign.startedBy(),
                campaign.approvedBy(),
                campaign.nextRunAt(),
                campaign.createdAt(),
                campaign.changedAt(),
                progress,
                steps);
    }
}
