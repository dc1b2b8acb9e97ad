package io.pointbook.notification.dispatch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Is told of each message once that a carrier took it, with the transaction that notes it. */
public interface SentListener {
    void sent(Connection connection, Sent message) throws SQLException;

    /**
     * A message that a carrier took.
     *
     * @param channel SMS or EMAIL
     * @param purpose the consent that it was sent with
     */
    record Sent(
            String memberId,
            String campaignId,
            String occasionId,
            String channel,
            String arm,
            String purpose,
            Instant sentAt) {}
}
