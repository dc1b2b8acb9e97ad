package io.pointbook.notification.campaign;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where campaigns hand in what is to be sent. */
public interface MessageDesk {
    /** Takes it, with the connection's transaction; what was handed in before is not taken again. */
    boolean plan(Connection connection, Outgoing message) throws SQLException;

    /** What {@link #parts} says of a text that has more parts than can be sent. */
    int TOO_LONG = 0;

    /** How many parts a text is sent in, each of which is paid for; {@link #TOO_LONG} where it cannot be sent. */
    int parts(String text);

    /**
     * A message.
     *
     * @param arm of the campaign
     * @param validUntil from then on it is dropped
     */
    record Outgoing(
            String memberId,
            String campaignId,
            String occasionId,
            Channel channel,
            String arm,
            Purpose purpose,
            String language,
            @Nullable String subject,
            String text,
            @Nullable String html,
            Instant notBefore,
            Instant validUntil,
            boolean mayRepeat) {
        /** Says nothing of what is in it: it stands in logs. */
        @Override
        public String toString() {
            return "Outgoing[" + campaignId + ", " + memberId + ", " + occasionId + ", " + channel + "]";
        }
    }
}
