package io.pointbook.notification.runtime;

import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.campaign.SegmentAudiences;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.publish.Standing;
import io.pointbook.notification.segment.Segments;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How campaigns see the rest of the service. There is no way yet on which a message leaves, so that for campaigns nobody
 * can be reached: they skip every member as unreachable, and say so.
 */
final class MemberSeams {
    private MemberSeams() {}

    static CampaignWork.Seams of(Consents consents) {
        return new CampaignWork.Seams(
                (_, _, _, _) -> null, new SegmentAudiences(), new NoCarrier(), (_, _) -> null, new Known(consents));
    }

    /** Nobody can be reached, so that nothing is ever handed in. */
    private static final class NoCarrier implements MessageDesk {
        @Override
        public boolean plan(Connection connection, Outgoing message) {
            throw new IllegalStateException("no message can leave yet");
        }

        @Override
        public int parts(String text, boolean transliterate) {
            return TextParts.of(text, transliterate);
        }
    }

    /** By what he said and where he belongs. */
    private record Known(Consents said) implements Standing {
        @Override
        public List<Consent> consents(Connection connection, String memberId, Instant now) throws SQLException {
            List<Consent> allowed = new ArrayList<>();
            for (Channel channel : Channel.values()) {
                for (Purpose purpose : Purpose.values()) {
                    if (purpose != Purpose.SERVICE
                            && said.said(connection, memberId, channel, purpose).isAllowed()) {
                        allowed.add(new Consent(channel.name(), purpose.name()));
                    }
                }
            }
            return allowed;
        }

        @Override
        public List<String> segments(Connection connection, String memberId) throws SQLException {
            return Segments.of(connection, memberId);
        }
    }
}
