package io.pointbook.notification.publish;

import io.pointbook.contract.offers.OfferFound.Consent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What else is told of a member on the topics of offers. */
public interface Standing {
    /** What he allows now. */
    List<Consent> consents(Connection connection, String memberId, Instant now) throws SQLException;

    /** The ids of the segments that he is in. */
    List<String> segments(Connection connection, String memberId) throws SQLException;
}
