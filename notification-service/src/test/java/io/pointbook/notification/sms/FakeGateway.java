package io.pointbook.notification.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What the two gateways have in common: a server, and what was said to it. */
abstract class FakeGateway implements AutoCloseable {
    private static final int BACKLOG = 100;

    /** How it behaves to the next requests. */
    enum Mood {
        WELL,
        TIRED,
        AWAY,
        REFUSING,
        FAILING,
        SILENT,
        BREAKING
    }

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile Mood mood = Mood.WELL;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeGateway(String path) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext(path, this::handle);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** As the password of a request is right. */
    abstract boolean admits(HttpExchange exchange);

    abstract void answer(HttpExchange exchange, String body) throws IOException;

    private void handle(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!admits(exchange)) {
                reply(exchange, 401, "");
                return;
            }
            bodies.add(body);
            switch (mood) {
                case TIRED -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    reply(exchange, 429, "");
                }
                case AWAY -> reply(exchange, 503, "");
                case FAILING -> reply(exchange, 500, "");
                case SILENT -> end.await();
                case BREAKING -> exchange.close();
                case WELL, REFUSING -> answer(exchange, body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
