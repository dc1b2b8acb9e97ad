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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Calls over HTTP that can be repeated: with a time limit, a few attempts with growing pauses, and a circuit breaker. */
final class LedgerCalls implements AutoCloseable {
    /** Attempts of one call. */
    static final int MOST_ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = DoorJson.strict(new ObjectMapper());

    private final HttpClient client;
    private final URI address;
    private final Duration timeout;
    private final CircuitBreaker breaker;

    LedgerCalls(URI address, Duration timeout, CircuitBreaker breaker) {
        this.address = address;
        this.timeout = timeout;
        this.breaker = breaker;
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
        return breaker.isOpen();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(timeout);
    }

    private Reply call(HttpRequest request) {
        long pause = FIRST_PAUSE.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request);
            } catch (LedgerTrouble trouble) {
                if (attempt == MOST_ATTEMPTS || breaker.isOpen()) {
                    throw trouble;
                }
            }
            LockSupport.parkNanos(pause);
            pause *= 2;
        }
    }

    private Reply attempt(HttpRequest request) {
        if (!breaker.lets()) {
            throw LedgerTrouble.away("the ledger does not answer, and is not asked for a while");
        }
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= SERVER_ERROR) {
                breaker.failed();
                throw LedgerTrouble.away("the ledger answered " + response.statusCode());
            }
            breaker.succeeded();
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException unreadable) {
            throw LedgerTrouble.unexpected("the ledger's answer is not JSON");
        } catch (IOException failure) {
            breaker.failed();
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
