package io.pointbook.notification.publish;

import java.time.Instant;

/**
 * A message that a provider took.
 *
 * @param channel SMS or EMAIL
 * @param purpose the consent that it was sent with
 */
public record SentMessage(
        String memberId,
        String campaignId,
        String occasionId,
        String channel,
        String arm,
        String purpose,
        Instant sentAt) {}
