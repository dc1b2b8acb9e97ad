package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Receipt.Fate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway tells something by itself. What is written in a form is named by a parameter, what is written in JSON by a
 * pointer (RFC 6901).
 *
 * @param secretName of the header or query parameter that shows that it is the gateway
 * @param inHeader whether it is a header
 * @param eachAt pointer of an array where one request tells several things; absent: it tells one
 * @param id receipts: the gateway's id of the message
 * @param reference receipts: our number of it
 * @param status receipts: the word that says how it ended
 * @param fates receipts: what the words mean; their case does not matter
 * @param from replies: who wrote
 * @param text replies: what
 */
public record Callback(
        Form form,
        String secretName,
        boolean inHeader,
        String secret,
        @Nullable String eachAt,
        @Nullable String id,
        @Nullable String reference,
        @Nullable String status,
        Map<String, Fate> fates,
        @Nullable String from,
        @Nullable String text) {
    /** How it is written. */
    public enum Form {
        FORM,
        JSON
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "Callback[" + form + "]";
    }
}
