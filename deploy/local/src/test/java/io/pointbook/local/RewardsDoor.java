package io.pointbook.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A fake of the services' doors: answers what the test says, and remembers what it was asked. */
public final class RewardsDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    public final List<String> asked = new ArrayList<>();

    /** What comes back, in single quotes for double ones. */
    public record Reply(int status, String json) {}

    /** @param answers for a request such as {@code GET /rewards} with its query, and its body */
    public RewardsDoor(BiFunction<String, JsonNode, Reply> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            var reply = answers.apply(
                    request,
                    type != null && type.startsWith("text/")
                            ? JSON.getNodeFactory()
                                    .textNode(new String(
                                            exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                            : JSON.readTree(exchange.getRequestBody()));
            asked.add(request);
            var bytes = reply.json().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public Doors doors() {
        return Doors.at(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
