package io.pointbook.notification.runtime;

import io.pointbook.contract.offers.OfferFound.Consent;
import io.pointbook.notification.campaign.MessageDesk;
import io.pointbook.notification.campaign.Reach;
import io.pointbook.notification.campaign.SegmentAudiences;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.notification.dispatch.PlannedMessage;
import io.pointbook.notification.dispatch.Words;
import io.pointbook.notification.finding.Homes;
import io.pointbook.notification.publish.Standing;
import io.pointbook.notification.segment.Segments;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How campaigns and finders see members, and where campaigns hand in what is to be sent. */
final class MemberSeams {
    private static final String POSTCODE = "postcode";
    private static final String COUNTRY = "country";

    private MemberSeams() {}

    static CampaignWork.Seams of(ContactParts contacts, String region) {
        return new CampaignWork.Seams(
                new Ways(contacts.contacts(), contacts.consents()),
                new SegmentAudiences(),
                new Desk(contacts.messages()),
                new Addresses(contacts.contacts(), region),
                new Known(contacts.consents()));
    }

    /** By what he told us and agreed to. */
    private record Ways(Contacts contacts, Consents consents) implements Reach {
        @Override
        public @Nullable Way of(Connection connection, String memberId, Purpose purpose, Instant now)
                throws SQLException {
            var contact = contacts.find(connection, memberId);
            return contact == null ? null : way(connection, contact, purpose);
        }

        private Way way(Connection connection, Contact contact, Purpose purpose) throws SQLException {
            var allowed = EnumSet.noneOf(Channel.class);
            boolean personalised = false;
            for (var channel : Channel.values()) {
                if (consents.state(connection, contact.memberId(), channel, purpose)
                        .isAllowed()) {
                    allowed.add(channel);
                }
                personalised |= consents.said(connection, contact.memberId(), channel, Purpose.PERSONALISED)
                        .isAllowed();
            }
            return new Way(contact.language(), contact.zone(), allowed, personalised);
        }
    }

    /** The sent log. */
    private record Desk(Messages messages) implements MessageDesk {
        @Override
        public boolean plan(Connection connection, Outgoing message) throws SQLException {
            return messages.plan(
                    connection,
                    new PlannedMessage(
                            message.memberId(),
                            message.campaignId(),
                            message.occasionId(),
                            message.channel(),
                            message.arm(),
                            message.purpose(),
                            new Words(message.subject(), message.text(), message.html()),
                            message.channel() == Channel.SMS ? parts(message.text()) : 1,
                            message.notBefore(),
                            message.validUntil(),
                            message.mayRepeat()));
        }

        @Override
        public int parts(String text) {
            return TextParts.of(text);
        }
    }

    /** As members wrote it among their attributes; a postcode without a country is one of the installation's. */
    private record Addresses(Contacts contacts, String region) implements Homes {
        @Override
        public @Nullable Home of(Connection connection, String memberId) throws SQLException {
            var contact = contacts.find(connection, memberId);
            return contact != null && contact.attributes().get(POSTCODE) instanceof String postcode
                    ? new Home(contact.attributes().get(COUNTRY) instanceof String country ? country : region, postcode)
                    : null;
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
