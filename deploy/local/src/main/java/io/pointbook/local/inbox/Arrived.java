package io.pointbook.local.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its receiver sees it.
 *
 * @param number counts what arrived, from 1
 * @param channel "sms" or "email"
 * @param to a phone number in international form, or an address
 * @param html the other form of the text, on e-mail that has one
 * @param headers those of an e-mail that say how to leave
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Arrived(
        long number,
        String channel,
        String from,
        String to,
        Instant at,
        @Nullable String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers) {}
