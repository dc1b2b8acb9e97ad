package io.pointbook.notification.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.notification.campaign.CampaignStates;
import io.pointbook.notification.carrier.Carrier;
import io.pointbook.notification.dispatch.CampaignStanding;
import io.pointbook.notification.dispatch.CampaignStanding.Standing;
import io.pointbook.notification.dispatch.Dispatch;
import io.pointbook.notification.dispatch.DispatchSettings;
import io.pointbook.notification.dispatch.MailHeaders;
import io.pointbook.notification.dispatch.QuietHoursFile;
import io.pointbook.notification.dispatch.SentListener;
import io.pointbook.notification.dispatch.SentLog;
import io.pointbook.notification.profile.LastContacts;
import io.pointbook.notification.publish.OfferTopics;
import io.pointbook.notification.publish.SentMessage;
import io.pointbook.runtime.http.Transactions;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What sends, put together. */
record DispatchParts(Dispatch dispatch, SentLog log) {
    static DispatchParts of(
            NotificationConfig.DispatchTerms terms,
            ContactParts contacts,
            MailHeaders headers,
            OfferTopics topics,
            List<Carrier> carriers,
            Transactor transactor,
            Transactions transactions,
            MeterRegistry registry) {
        var parts = new Dispatch.Parts(
                contacts.contacts(),
                contacts.consents(),
                contacts.keys(),
                QuietHoursFile.read(terms.quietHoursFile()),
                standing(),
                headers,
                listener(topics),
                contacts.replies(),
                settings(terms));
        return new DispatchParts(
                new Dispatch(transactor, parts, carriers, transactions::now, registry), new SentLog(transactions));
    }

    private static DispatchSettings settings(NotificationConfig.DispatchTerms terms) {
        return new DispatchSettings(
                terms.mostOfDay(),
                terms.mostOfWeek(),
                terms.inFlight(),
                terms.answerWithin(),
                terms.doubtFor(),
                terms.receiptWithin(),
                terms.pauseFor(),
                terms.wordsKept());
    }

    /** What belongs to no campaign, such as a code that somebody asked for, always speaks. */
    private static CampaignStanding standing() {
        return (connection, campaignId) -> {
            var state = CampaignStates.of(connection, campaignId);
            return state == null
                    ? Standing.SPEAKS
                    : switch (state) {
                        case ACTIVE, DONE -> Standing.SPEAKS;
                        case DRAFT, AWAITING_APPROVAL, PAUSED -> Standing.PAUSES;
                        case STOPPED -> Standing.STOPPED;
                    };
        };
    }

    private static SentListener listener(OfferTopics topics) {
        return (connection, message) -> {
            LastContacts.note(connection, message.memberId(), message.channel(), message.sentAt());
            if (isOfCampaign(connection, message)) {
                topics.sent(
                        connection,
                        new SentMessage(
                                message.memberId(),
                                message.campaignId(),
                                message.occasionId(),
                                message.channel(),
                                message.arm(),
                                message.purpose(),
                                message.sentAt()));
            }
        };
    }

    private static boolean isOfCampaign(Connection connection, SentListener.Sent message) throws SQLException {
        return CampaignStates.of(connection, message.campaignId()) != null;
    }
}
