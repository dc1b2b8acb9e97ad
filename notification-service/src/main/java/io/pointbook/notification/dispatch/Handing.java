package io.pointbook.notification.dispatch;

import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message whose turn it is.
 *
 * @param sealedWords absent: the member was erased
 * @param attempts that were made before
 */
record Handing(
        long messageId,
        String memberId,
        String campaignId,
        String occasionId,
        Channel channel,
        String arm,
        Purpose purpose,
        byte @Nullable [] sealedWords,
        Instant validUntil,
        int attempts) {
    /** Says nothing of what is in it: it stands in logs. */
    @Override
    public String toString() {
        return "Handing[" + messageId + "]";
    }
}
