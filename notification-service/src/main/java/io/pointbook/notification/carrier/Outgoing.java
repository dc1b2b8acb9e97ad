package io.pointbook.notification.carrier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as a carrier takes it.
 *
 * @param reference our own number of the message, the same whenever it is submitted again
 * @param to a phone number (E.164) or an e-mail address
 * @param subject of an e-mail; absent on texts
 * @param html the other form of an e-mail
 * @param validUntil after it the message is of no use; carriers that can, drop it then
 * @param headers of an e-mail, such as List-Unsubscribe
 */
public record Outgoing(
        long reference,
        String to,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Instant validUntil,
        Map<String, String> headers) {}
