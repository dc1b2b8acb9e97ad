package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Audience;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What campaigns ask about members. */
public interface Members {
    /** One of them as he is now; nothing: he cannot be reached at all. */
    @Nullable
    MemberView find(Connection connection, String memberId, Purpose purpose, Instant now) throws SQLException;

    /** The audience by memberId, after one of them. */
    List<String> after(Connection connection, @Nullable Audience audience, String memberId, int limit)
            throws SQLException;

    /** Whether he is in the audience. */
    boolean contains(Connection connection, @Nullable Audience audience, String memberId) throws SQLException;

    /** Whether the audience is still what the campaign was written for: everybody, or its segment in the version named. */
    boolean isAsWritten(Connection connection, @Nullable Audience audience) throws SQLException;

    /** How many there are. */
    long count(Connection connection, @Nullable Audience audience) throws SQLException;
}
