package io.pointbook.wrong.notification.publish;

import io.pointbook.wrong.notification.campaign.CampaignThatPublishes;
import java.time.Instant;
import org.axonframework.config.Configuration;

/** The other half of a circle; reads the clock, and puts things together. */
public final class PublisherThatCampaigns {
    private PublisherThatCampaigns() {}

    public static int publish(int depth) {
        return depth == 0 ? 0 : CampaignThatPublishes.plan(depth - 1);
    }

    static Instant stop(Configuration axon) {
        axon.shutdown();
        return Instant.now();
    }
}
