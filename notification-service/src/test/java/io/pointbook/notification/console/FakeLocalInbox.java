package io.pointbook.notification.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Shows the messages that a test says, and remembers the replies. */
public final class FakeLocalInbox implements AutoCloseable {
    private final HttpServer server;
    private volatile String messages = "";
    public final List<String> replies = new CopyOnWriteArrayList<>();

    public FakeLocalInbox() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/messages", exchange -> {
            try (exchange) {
                byte[] body = ("{\"messages\":[" + messages + "]}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/replies", exchange -> {
            try (exchange) {
                replies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
            }
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param json newest first, between commas */
    public void shows(String json) {
        messages = json;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
