package io.pointbook.notification.runtime;

import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.campaign.SegmentAudiences;
import io.pointbook.notification.publish.Standing;
import io.pointbook.notification.segment.Segments;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** How campaigns see the rest of the service. No contacts are kept yet: nobody can be reached, and nobody consented. */
final class MemberSeams {
    private MemberSeams() {}

    static CampaignWork.Seams all() {
        return new CampaignWork.Seams(
                (_, _, _, _) -> null, new SegmentAudiences(), new NoCarrier(), (_, _) -> null, new BySegments());
    }

    /** Nobody can be reached, so that nothing is ever handed in. */
    private static final class NoCarrier implements MessageDesk {
        @Override
        public boolean plan(Connection connection, Outgoing message) {
            throw new IllegalStateException("no message can leave yet");
        }

        @Override
        public int parts(String text, boolean transliterate) {
            throw new IllegalStateException("no message can leave yet");
        }
    }

    private static final class BySegments implements Standing {
        @Override
        public List<Consent> consents(Connection connection, String memberId, Instant now) {
            return List.of();
        }

        @Override
        public List<String> segments(Connection connection, String memberId) throws SQLException {
            return Segments.of(connection, memberId);
        }
    }
}
