package io.pointbook.notification.campaign;

import io.pointbook.notification.occasion.OccasionStream;
import io.pointbook.notification.occasion.OccasionStream.Place;
import java.sql.Connection;
import java.sql.SQLException;

/** Table {@code campaign_progress}: how far a campaign has read the occasions of its kind. */
final class CampaignProgress {
    private CampaignProgress() {}

    static Place find(Connection connection, String campaignId) throws SQLException {
        try (var select = connection.prepareStatement(
                "select xid::text, position from campaign_progress where campaign_id = ?")) {
            select.setString(1, campaignId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? new Place(rows.getString(1), rows.getLong(2)) : OccasionStream.START;
            }
        }
    }

    static void move(Connection connection, String campaignId, Place place) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into campaign_progress (campaign_id, xid, position) values (?, ?::xid8, ?)
                on conflict (campaign_id) do update set xid = excluded.xid, position = excluded.position""")) {
            upsert.setString(1, campaignId);
            upsert.setString(2, place.xid());
            upsert.setLong(3, place.position());
            upsert.executeUpdate();
        }
    }

    /** A campaign that starts hears of what is noted from now on; one that has a place keeps it. */
    static void begin(Connection connection, String campaignId) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into campaign_progress (campaign_id, xid, position)
                values (?, pg_snapshot_xmin(pg_current_snapshot()), 0) on conflict do nothing""")) {
            insert.setString(1, campaignId);
            insert.executeUpdate();
        }
    }
}
