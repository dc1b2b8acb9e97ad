package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.segment.Segments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Segments as they were evaluated last. */
public final class SegmentAudiences implements Audiences {
    @Override
    public List<String> after(Connection connection, Audience audience, String memberId, int limit)
            throws SQLException {
        return Segments.members(connection, audience.segmentId(), memberId, limit);
    }

    @Override
    public boolean contains(Connection connection, Audience audience, String memberId) throws SQLException {
        return Segments.contains(connection, audience.segmentId(), memberId);
    }

    @Override
    public int version(Connection connection, Audience audience) throws SQLException {
        return Segments.evaluatedVersion(connection, audience.segmentId());
    }

    @Override
    public long count(Connection connection, Audience audience) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from segment_member where segment_id = ?")) {
            select.setString(1, audience.segmentId());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
