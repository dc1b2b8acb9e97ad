package io.pointbook.wrong.notification.occasion;

import io.pointbook.wrong.notification.campaign.CampaignThatPublishes;

/** Knows who uses it. */
final class OccasionThatCampaigns {
    private OccasionThatCampaigns() {}

    static int note(int depth) {
        return CampaignThatPublishes.plan(depth);
    }
}
