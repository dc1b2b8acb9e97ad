package io.pointbook.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP doors of one service, as a caller with JSON uses them. */
public final class Doors {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI root;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWERS_WITHIN)
            .build();

    public Doors(URI root) {
        this.root = root;
    }

    /** The service behind a port of this machine. */
    public static Doors at(int port) {
        return new Doors(URI.create("http://" + Addresses.HOST + ":" + port));
    }

    /** What came back; the body is missing where it is no JSON. */
    public record Reply(int status, JsonNode body) {}

    public Reply get(String path) throws IOException {
        return send("GET", path, null);
    }

    /** @param headers names and values in turn */
    public Reply post(String path, JsonNode body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    /** @param headers names and values in turn */
    public Reply put(String path, JsonNode body, String... headers) throws IOException {
        return send("PUT", path, body, headers);
    }

    /** @param headers names and values in turn */
    public Reply postCsv(String path, String csv, String... headers) throws IOException {
        return send("POST", path, "text/csv", csv, headers);
    }

    private Reply send(String method, String path, @Nullable JsonNode body, String... headers) throws IOException {
        return send(method, path, "application/json", body == null ? null : body.toString(), headers);
    }

    private Reply send(String method, String path, String type, @Nullable String body, String... headers)
            throws IOException {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(ANSWERS_WITHIN)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            var isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(), isJson ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
