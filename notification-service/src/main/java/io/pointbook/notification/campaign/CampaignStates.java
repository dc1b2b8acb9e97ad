package io.pointbook.notification.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where campaigns stand, for whoever sends for them, and where work on them takes them. */
public final class CampaignStates {
    private static final String SERVICE = "notification-service";

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

    /** The service itself moves a campaign that is locked, as its history then says. */
    static void move(Connection connection, Campaign locked, CampaignState state, Instant at) throws SQLException {
        CampaignRows.update(connection, Steps.to(locked, state, at), SERVICE);
    }
}
