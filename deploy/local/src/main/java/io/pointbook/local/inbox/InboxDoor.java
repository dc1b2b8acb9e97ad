package io.pointbook.local.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pointbook.local.Addresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code GET /messages}: what has arrived, newest first; {@code POST /replies}: what a phone's owner answers. */
final class InboxDoor implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final int THREADS = 2;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_UNDERSTOOD = 400;
    private static final int NOT_ALLOWED = 405;
    private static final int LARGEST_REPLY = 4_096;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Who takes a reply to the SMS centre. */
    interface Replies {
        /** @throws IOException when nobody listens to the phones */
        void send(String from, String to, String text) throws IOException;
    }

    private record Reply(String from, String to, String text) {}

    InboxDoor(int port, Shelf shelf, Replies replies) throws IOException {
        server = HttpServer.create(new InetSocketAddress(Addresses.HOST, port), 0);
        server.setExecutor(threads);
        server.createContext("/messages", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, OK, Map.of("messages", shelf.all()));
            } else {
                answer(exchange, NOT_ALLOWED, Map.of("detail", "Messages are only read here."));
            }
        });
        server.createContext("/replies", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                reply(exchange, replies);
            } else {
                answer(exchange, NOT_ALLOWED, Map.of("detail", "A reply is posted: {from, to, text}."));
            }
        });
    }

    void start() {
        server.start();
    }

    private static void reply(HttpExchange exchange, Replies replies) throws IOException {
        try {
            var reply = JSON.readValue(exchange.getRequestBody().readNBytes(LARGEST_REPLY), Reply.class);
            replies.send(reply.from(), reply.to(), reply.text());
            answer(exchange, ACCEPTED, Map.of());
        } catch (IOException refused) {
            answer(exchange, NOT_UNDERSTOOD, Map.of("detail", String.valueOf(refused.getMessage())));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
