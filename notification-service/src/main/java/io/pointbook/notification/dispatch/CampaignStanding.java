package io.pointbook.notification.dispatch;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether a campaign may speak now. */
public interface CampaignStanding {
    /** What is to become of a message of the campaign. */
    Standing of(Connection connection, String campaignId) throws SQLException;

    /** Speaks, pauses, or was stopped. */
    enum Standing {
        SPEAKS,
        PAUSES,
        STOPPED
    }
}
