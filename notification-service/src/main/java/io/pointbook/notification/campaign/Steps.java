package io.pointbook.notification.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign after one step of its life. */
final class Steps {
    private Steps() {}

    static Campaign to(Campaign campaign, CampaignState state, Instant at) {
        return new Campaign(
                campaign.campaignId(),
                campaign.version(),
                state,
                campaign.terms(),
                campaign.author(),
                campaign.startedBy(),
                campaign.approvedBy(),
                campaign.nextRunAt(),
                campaign.secret(),
                campaign.messages(),
                campaign.money(),
                campaign.createdAt(),
                at);
    }

    static Campaign rewritten(Campaign campaign, CampaignTerms terms, String author, Instant at) {
        return new Campaign(
                campaign.campaignId(),
                campaign.version() + 1,
                CampaignState.DRAFT,
                terms,
                author,
                null,
                null,
                campaign.nextRunAt(),
                campaign.secret(),
                campaign.messages(),
                campaign.money(),
                campaign.createdAt(),
                at);
    }

    /** The campaign in an earlier wording. */
    static Campaign worded(Campaign campaign, int version, CampaignTerms terms) {
        return new Campaign(
                campaign.campaignId(),
                version,
                campaign.state(),
                terms,
                campaign.author(),
                null,
                null,
                null,
                campaign.secret(),
                campaign.messages(),
                campaign.money(),
                campaign.createdAt(),
                campaign.changedAt());
    }

    static Campaign awaiting(Campaign campaign, String startedBy, Instant at) {
        return by(to(campaign, CampaignState.AWAITING_APPROVAL, at), startedBy, null);
    }

    static Campaign active(Campaign campaign, String startedBy, @Nullable String approvedBy, Instant at) {
        var first = Timetable.first(campaign.terms().trigger(), at);
        var active = by(to(campaign, CampaignState.ACTIVE, at), startedBy, approvedBy);
        return new Campaign(
                active.campaignId(),
                active.version(),
                active.state(),
                active.terms(),
                active.author(),
                active.startedBy(),
                active.approvedBy(),
                first,
                active.secret(),
                active.messages(),
                active.money(),
                active.createdAt(),
                at);
    }

    private static Campaign by(Campaign campaign, String startedBy, @Nullable String approvedBy) {
        return new Campaign(
                campaign.campaignId(),
                campaign.version(),
                campaign.state(),
                campaign.terms(),
                campaign.author(),
                startedBy,
                approvedBy,
                campaign.nextRunAt(),
                campaign.secret(),
                campaign.messages(),
                campaign.money(),
                campaign.createdAt(),
                campaign.changedAt());
    }
}
