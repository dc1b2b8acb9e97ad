package io.pointbook.wrong.notification.campaign;

import io.pointbook.wrong.notification.publish.PublisherThatCampaigns;

/** Half of a circle. */
public final class CampaignThatPublishes {
    private CampaignThatPublishes() {}

    public static int plan(int depth) {
        return depth == 0 ? 0 : PublisherThatCampaigns.publish(depth - 1);
    }
}
