package io.pointbook.notification.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where campaigns stand, for whoever sends for them. */
public final class CampaignStates {
    private CampaignStates() {}

    /** Nothing: there is no such campaign. */
    public static @Nullable CampaignState of(Connection connection, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement("select state from campaign where campaign_id = ?")) {
            select.setString(1, campaignId);
            try (var row = select.executeQuery()) {
                return row.next() ? CampaignState.valueOf(row.getString(1)) : null;
            }
        }
    }
}
