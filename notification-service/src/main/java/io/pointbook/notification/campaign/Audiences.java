package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Audience;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who is in a segment. */
public interface Audiences {
    /** Its members by id, after one of them. */
    List<String> after(Connection connection, Audience audience, String memberId, int limit) throws SQLException;

    /** Whether he is one of them. */
    boolean contains(Connection connection, Audience audience, String memberId) throws SQLException;

    /** The version by which its members were found last; 0: they were never looked for. */
    int version(Connection connection, Audience audience) throws SQLException;

    /** How many they are. */
    long count(Connection connection, Audience audience) throws SQLException;
}
