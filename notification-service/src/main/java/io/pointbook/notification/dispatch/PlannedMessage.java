package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.time.Instant;

/**
 * A message that is to be sent.
 *
 * @param campaignId with member, occasion and channel it is one for ever
 * @param arm of the campaign
 * @param parts in which a text is sent; 1 of an e-mail
 * @param notBefore when it is tried first
 * @param validUntil from then on it is dropped
 * @param mayRepeat it may be sent again when nobody knows whether it was sent
 */
public record PlannedMessage(
        String memberId,
        String campaignId,
        String occasionId,
        Channel channel,
        String arm,
        Purpose purpose,
        Words words,
        int parts,
        Instant notBefore,
        Instant validUntil,
        boolean mayRepeat) {
    /** Says nothing of what is in it: it stands in logs. */
    @Override
    public String toString() {
        return "PlannedMessage[" + campaignId + ", " + memberId + ", " + occasionId + ", " + channel + "]";
    }
}
