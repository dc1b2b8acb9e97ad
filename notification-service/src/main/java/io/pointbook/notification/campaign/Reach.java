package io.pointbook.notification.campaign;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How members can be reached. */
public interface Reach {
    /** Nothing: nobody knows how. */
    @Nullable
    Way of(Connection connection, String memberId, Purpose purpose, Instant now) throws SQLException;

    /**
     * One member's way.
     *
     * @param language as in BCP 47
     * @param allowed the channels that have an address and a consent for the purpose
     * @param personalised whether what he buys may be used in what he is told
     */
    record Way(String language, ZoneId zone, Set<Channel> allowed, boolean personalised) {}
}
