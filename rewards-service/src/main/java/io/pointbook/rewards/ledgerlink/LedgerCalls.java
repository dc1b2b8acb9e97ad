package io.pointbook.rewards.ledgerlink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.rewards.redeeming.LedgerTrouble;
import io.pointbook.runtime.http.DoorJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP that can be repeated: with a time limit, under a guard that repeats them. */
final class LedgerCalls implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());

    private final HttpClient client;
    private final URI address;
    private final Duration timeout;
    private final LedgerGuard guard;

    LedgerCalls(URI address, Duration timeout, LedgerGuard guard) {
        this.address = address;
        this.timeout = timeout;
        this.guard = guard;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
    }

    /** What came back; never a status from 500 on. */
    record Reply(int status, JsonNode body) {
        String code() {
            return body.path("code").asText();
        }
    }

    Reply get(String path) {
        return call(request(path).GET().build());
    }

    /**
     * @param key the Idempotency-Key, where the door needs one
     * @param body null: none
     */
    Reply post(String path, @Nullable String key, @Nullable Object body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Pointbook-Actor", "rewards-service")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return call(request.build());
    }

    boolean isAway() {
        return guard.isOpen();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(timeout);
    }

    private Reply call(HttpRequest request) {
        return guard.call(() -> attempt(request));
    }

    private Reply attempt(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= SERVER_ERROR) {
                throw LedgerTrouble.away("the ledger answered " + response.statusCode());
            }
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException unreadable) {
            throw LedgerTrouble.unexpected("the ledger's answer is not JSON");
        } catch (IOException failure) {
            throw LedgerTrouble.away(
                    "the ledger does not answer: " + failure.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw LedgerTrouble.away("interrupted while the ledger was asked");
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
