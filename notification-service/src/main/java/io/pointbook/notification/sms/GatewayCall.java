package io.pointbook.notification.sms;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One request to a gateway, and what its outcome means for the message. */
final class GatewayCall {
    private static final Set<String> METHODS = Set.of("POST", "PUT");

    /** Bytes of an answer; longer ones are not read to their end. */
    private static final long LONGEST_ANSWER = 64 * 1024;

    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final GatewaySettings settings;
    private final HttpClient client;
    private final RequestTemplate template;
    private final AnswerReading reading;

    GatewayCall(GatewaySettings settings, HttpClient client) {
        if (!METHODS.contains(settings.request().method())) {
            throw new IllegalArgumentException("a gateway is asked by POST or PUT: a GET may be repeated on its way");
        }
        this.settings = settings;
        this.client = client;
        this.template = new RequestTemplate(settings.request());
        this.reading = new AnswerReading(settings.answer());
    }

    /** @param pause for which the gateway wants to be left alone; absent: it did not say */
    record Outcome(Handed handed, @Nullable Duration pause) {
        static Outcome of(Handed handed) {
            return new Outcome(handed, null);
        }
    }

    Outcome of(Outgoing message) {
        var asked = client.sendAsync(request(message), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        try {
            // also for an answer that begins and does not end
            var response = asked.get(settings.limits().timeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(reading.read(response.statusCode(), response.body()), pause(response));
        } catch (ExecutionException failure) {
            return Outcome.of(failed(failure.getCause()));
        } catch (TimeoutException _) {
            asked.cancel(true);
            return Outcome.of(new Handed.InDoubt("no answer in time"));
        } catch (InterruptedException _) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Outcome.of(new Handed.InDoubt("stopped before the answer"));
        }
    }

    private HttpRequest request(Outgoing message) {
        var request = settings.request();
        var builder = HttpRequest.newBuilder(request.url())
                .header("Content-Type", request.contentType())
                .method(request.method(), BodyPublishers.ofString(template.with(message)));
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    /** Without a connection nothing was said; after it, nobody knows what was heard. */
    private static Handed failed(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> new Handed.Later("no connection");
            case HttpConnectTimeoutException _ -> new Handed.Later("no connection in time");
            case SSLHandshakeException _ -> new Handed.Later("no secure connection");
            case IOException _ -> new Handed.InDoubt("the connection broke before the answer");
            case null, default -> new Handed.InDoubt("the request failed");
        };
    }

    /** Retry-After in seconds (RFC 9110, 10.2.3); as a date gateways do not send it. */
    private static @Nullable Duration pause(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.min(Integer.parseInt(text), LONGEST_PAUSE_SECONDS)))
                .orElse(null);
    }
}
