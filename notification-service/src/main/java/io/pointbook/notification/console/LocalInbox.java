package io.pointbook.notification.console;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.qute.TemplateData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the phones and the mailbox of a local stack what has arrived there. Only a local stack has them. */
public final class LocalInbox implements AutoCloseable {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final @Nullable URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWERS_WITHIN)
            .build();

    /** @param address where the local stack shows them; empty: this is no local stack */
    public LocalInbox(Optional<URI> address) {
        this.address = address.orElse(null);
    }

    /**
     * A message as its receiver sees it.
     *
     * @param number counts what arrived, from 1
     * @param channel "sms" or "email"
     * @param to a phone number in international form, or an address
     */
    @TemplateData
    public record Message(
            long number,
            String channel,
            String from,
            String to,
            Instant at,
            @Nullable String subject,
            String text,
            @Nullable String html,
            Map<String, String> headers) {

        public boolean isSms() {
            return channel.equals("sms");
        }
    }

    private record Messages(List<Message> messages) {}

    private record Reply(String from, String to, String text) {}

    boolean isThere() {
        return address != null;
    }

    /** Newest first. */
    List<Message> messages() throws IOException {
        var answer = send(HttpRequest.newBuilder(at("/messages")));
        if (answer.statusCode() != OK) {
            throw new IOException("the local inbox answers " + answer.statusCode());
        }
        return JSON.readValue(answer.body(), Messages.class).messages();
    }

    /** A phone's owner answers; false when nobody listens to the phones. */
    boolean reply(String from, String to, String text) throws IOException {
        var answer = send(HttpRequest.newBuilder(at("/replies"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(new Reply(from, to, text)))));
        return answer.statusCode() == ACCEPTED;
    }

    private URI at(String path) throws IOException {
        if (address == null) {
            throw new IOException("there is no local inbox here");
        }
        return address.resolve(path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(ANSWERS_WITHIN).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
