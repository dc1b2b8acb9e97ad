package io.pointbook.notification.ledgerlink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.notification.contact.CardHolders;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the ledger who holds a card. The number stands in no log of ours. */
public final class LedgerMembers implements CardHolders, AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNKNOWN = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI ledger;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    public LedgerMembers(URI ledger) {
        this.ledger = ledger;
    }

    @Override
    public @Nullable String memberOf(String card) throws IOException {
        var request = HttpRequest.newBuilder(
                        ledger.resolve("/members?card=" + URLEncoder.encode(card, StandardCharsets.UTF_8)))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == UNKNOWN) {
                return null;
            }
            var memberId = response.statusCode() == OK
                    ? JSON.readTree(response.body()).path("memberId").asText("")
                    : "";
            if (memberId.isEmpty()) {
                throw new IOException("the ledger answers " + response.statusCode());
            }
            return memberId;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
