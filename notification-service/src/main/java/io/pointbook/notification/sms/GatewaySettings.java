package io.pointbook.notification.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP gateway for texts, as its provider describes it.
 *
 * @param name ours, in the addresses of its doors
 * @param sends whether texts leave by it; one that no longer does may still tell of those that it took
 * @param receipts how it tells what became of messages; absent: it does not
 * @param replies how it passes on what people answer; absent: it does not
 */
public record GatewaySettings(
        String name,
        boolean sends,
        Request request,
        Answer answer,
        Limits limits,
        @Nullable Callback receipts,
        @Nullable Callback replies) {

    /**
     * What is asked of it.
     *
     * @param method POST or PUT: clients and proxies repeat a GET on their own, and a text would be sent twice
     * @param contentType application/json or application/x-www-form-urlencoded; the template's values are written so
     * @param template with the placeholders of {@link RequestTemplate}
     * @param sender that phones show; empty where the gateway has its own
     * @param headers with those that say who we are
     */
    public record Request(
            String method, URI url, String contentType, String template, String sender, Map<String, String> headers) {
        /** Says nothing of the headers, which open the gateway. */
        @Override
        public String toString() {
            return "Request[" + method + ", " + contentType + "]";
        }
    }

    /**
     * What its answer means.
     *
     * @param from the lowest status that means success
     * @param to the highest one
     * @param mustAt JSON pointer of what must be {@code mustBe}; absent: the status alone decides
     * @param later values there that mean: not now
     * @param idsAt JSON pointer of its own ids; {@code *} stands for each element of an array
     * @param text of an answer that is not JSON: must be found in it, its first group is the id
     * @param laterStatuses mean: not now, and surely not taken
     */
    public record Answer(
            int from,
            int to,
            @Nullable String mustAt,
            @Nullable String mustBe,
            Set<String> later,
            @Nullable String idsAt,
            @Nullable Pattern text,
            Set<Integer> laterStatuses) {
        /**
         * Statuses of usual gateways: who does not let us in has not taken the message either, and may let us in when
         * somebody has put the password right.
         */
        public static final Set<Integer> USUALLY_LATER = Set.of(401, 403, 407, 408, 425, 429, 503);
    }

    /**
     * How much is asked of it at once.
     *
     * @param concurrency requests without an answer
     * @param perSecond requests in a second
     * @param connect longest wait for a connection
     * @param timeout longest wait for an answer; then the message is in doubt
     * @param patience longest wait of a message for its turn
     */
    public record Limits(int concurrency, int perSecond, Duration connect, Duration timeout, Duration patience) {
        public Limits {
            if (concurrency < 1 || perSecond < 1) {
                throw new IllegalArgumentException("a gateway takes at least one request at once and in a second");
            }
        }
    }
}
