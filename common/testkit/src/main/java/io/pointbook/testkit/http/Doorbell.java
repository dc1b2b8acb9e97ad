package io.pointbook.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** A caller at the HTTP doors; bodies are written in single quotes for double ones. */
public final class Doorbell {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // the upgrade to HTTP/2 within a first request fails now and then
            .build();
    private final URI root;

    /** @param root of all paths */
    public Doorbell(URI root) {
        this.root = root;
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        public String at(String pointer) {
            return json().at(pointer).asText();
        }

        public String etag() {
            return response.headers().firstValue("ETag").orElse("");
        }
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Posts a table. */
    public Reply csv(String path, String table, String... headers) {
        return send("POST", path, table, "text/csv", headers);
    }

    private Reply send(String method, String path, @Nullable String body, String... headers) {
        return send(method, path, body == null ? null : body.replace('\'', '"'), "application/json", headers);
    }

    private Reply send(String method, String path, @Nullable String body, String type, String[] headers) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.text()).contains("\"code\":\"" + code + "\"");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.at("/detail")).endsWith(".");
    }
}
