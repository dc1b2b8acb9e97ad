package io.pointbook.ledger.runtime;

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
import java.util.UUID;

/** A caller at the HTTP doors. */
final class Doorbell {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
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
}
