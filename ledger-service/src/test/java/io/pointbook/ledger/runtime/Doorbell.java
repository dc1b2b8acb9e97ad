package io.pointbook.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A caller at the HTTP doors. */
final class Doorbell {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // the upgrade to HTTP/2 within a first request fails now and then
            .build();
    private final URI root;

    Doorbell(URI root) {
        this.root = root;
    }

    /** What came back. */
    record Reply(int status, String mediaType, String text, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        String at(String pointer) {
            return json().at(pointer).asText();
        }

        String code() {
            return at("/code");
        }
    }

    Reply get(String path) {
        return send(to(path).GET());
    }

    /** With a key of its own. */
    Reply post(String path, String body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    Reply post(String path, String key, String body) {
        return send(json(path, body).header("Idempotency-Key", key));
    }

    Reply postWithoutKey(String path, String body) {
        return send(json(path, body));
    }

    Reply put(String path, String body) {
        return send(to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    Reply delete(String path) {
        return send(to(path).DELETE());
    }

    HttpRequest.Builder json(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void assertBalance(String member, long active, long held) {
        var points = get("/members/" + member + "/balance").json().at("/wallets/points");
        assertThat(points.at("/active").asLong()).isEqualTo(active);
        assertThat(points.at("/held").asLong()).isEqualTo(held);
    }

    static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.text()).contains("\"code\":\"" + code + "\"");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.mediaType()).isEqualTo("application/problem+json");
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
        assertThat(reply.at("/title")).isNotEmpty();
        assertThat(reply.at("/detail")).endsWith(".");
        assertThat(reply.at("/type")).isEqualTo("urn:pointbook:problem:" + code);
    }

    static List<Reply> atOnce(List<Callable<Reply>> asks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Reply>();
            for (var reply : threads.invokeAll(asks)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    /** A new member with so many points. */
    String member(long points) {
        var member = post("/members", "{}").at("/memberId");
        if (points > 0) {
            post("/members/" + member + "/adjustments", "{\"points\":" + points + ",\"reason\":\"a start\"}");
        }
        return member;
    }

    static String hold(String holdId, String member, long points) {
        return "{\"holdId\":\"" + holdId + "\",\"memberId\":\"" + member + "\",\"wallet\":\"points\",\"points\":"
                + points + ",\"expiresIn\":\"PT15M\"}";
    }

    static String card() {
        return "2981" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000L);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
