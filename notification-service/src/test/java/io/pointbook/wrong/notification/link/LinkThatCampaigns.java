package io.pointbook.wrong.notification.link;

import io.pointbook.wrong.notification.campaign.CampaignThatPublishes;

/** Knows who uses it. */
final class LinkThatCampaigns {
    private LinkThatCampaigns() {}

    static int follow(int depth) {
        return CampaignThatPublishes.plan(depth);
    }
}
