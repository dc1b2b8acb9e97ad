package io.pointbook.bench.contestant;

import io.pointbook.bench.receipts.Baskets;
import io.pointbook.bench.receipts.Trickle;
import io.pointbook.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/**
 * Quotes by HTTP at a steady rate, asked of the packaged ledger while receipts flow.
 */
public final class QuoteRun {
    private static final int QUOTES_PER_SECOND = 200;
    private static final int RECEIPTS_PER_SECOND = 500;
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Arena arena;
    private final Ledger ledger;
    private final long firstReceipt;

    /** @param firstReceipt number of the first receipt that flows while quotes are asked */
    public QuoteRun(Arena arena, Ledger ledger, long firstReceipt) {
        this.arena = arena;
        this.ledger = ledger;
        this.firstReceipt = firstReceipt;
    }

    /** Takes what is on the topic, puts the rules in force, and asks: first to get warm, then the window that counts. */
    public Latencies run(int round, Duration warm, Duration window) throws Exception {
        long onTopic = firstReceipt;
        try (var attempt = ledger.startOn("quotes_" + round, LedgerChild.FOR_ANSWERS);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            awaitTaken(attempt, Math.min(onTopic, attempt.available()));
            publish(client, attempt.port());
            try (var _ = Trickle.start(
                    arena.broker().bootstrap(), Topics.TILL_RECEIPTS, firstReceipt, RECEIPTS_PER_SECOND)) {
                var baskets = new Baskets();
                ask(client, attempt, baskets, warm);
                return ask(client, attempt, baskets, window);
            }
        }
    }

    private static void awaitTaken(LedgerAttempt attempt, long receipts) throws Exception {
        long deadline = System.nanoTime() + TAKEN_WITHIN.toNanos();
        while (attempt.done() < receipts) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the ledger did not take " + receipts + " receipts in time");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static void publish(HttpClient client, int port) throws IOException, InterruptedException {
        var programme = URI.create("http://127.0.0.1:" + port + "/programmes/two-hundred/");
        send(
                client,
                HttpRequest.newBuilder(programme.resolve("draft"))
                        .PUT(HttpRequest.BodyPublishers.ofString(Baskets.programme())));
        send(
                client,
                HttpRequest.newBuilder(programme.resolve("publications"))
                        .header("Idempotency-Key", "bench")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"to be measured\"}")));
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                client.send(request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2 || answer.body().contains("\"where\"")) {
            throw new IllegalStateException("the programme was refused: " + answer.body());
        }
    }

    private static Latencies ask(HttpClient client, LedgerAttempt attempt, Baskets baskets, Duration window)
            throws Exception {
        return Latencies.of(attempt, QUOTES_PER_SECOND, window, () -> {
            var basket = baskets.next();
            return () -> isRight(client, attempt.port(), basket);
        });
    }

    private static boolean isRight(HttpClient client, int port, String basket) throws Exception {
        var now = Instant.now().toString();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/quotes?at=" + now))
                        .timeout(ANSWERS_WITHIN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(basket))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() == OK && answer.body().contains("\"programme\":\"two-hundred\"");
    }
}
