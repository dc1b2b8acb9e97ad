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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Quotes by HTTP at a steady rate, asked of the packaged ledger while receipts flow. A quote's time counts from the moment at
 * which it was due, so that one that waits for others is not measured as though it had been asked later.
 */
public final class QuoteRun {
    private static final int QUOTES_PER_SECOND = 200;
    private static final int RECEIPTS_PER_SECOND = 500;
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Arena arena;
    private final Ledger ledger;
    private final long firstReceipt;

    /** @param firstReceipt number of the first receipt that flows while quotes are asked */
    public QuoteRun(Arena arena, Ledger ledger, long firstReceipt) {
        this.arena = arena;
        this.ledger = ledger;
        this.firstReceipt = firstReceipt;
    }

    /**
     * What was measured.
     *
     * @param nanos of each quote that was answered, the shortest first
     * @param failed quotes without a right answer
     */
    public record Measured(long[] nanos, int failed, double quotesPerSecond, double receiptsPerSecond) {
        /** Quotes that were asked. */
        public int quotes() {
            return nanos.length + failed;
        }

        /** The time within which this share of the quotes was answered. */
        public double millis(double share) {
            int index = (int) Math.ceil(share * nanos.length) - 1;
            return nanos.length == 0 ? 0 : nanos[Math.max(0, index)] / NANOS_PER_MILLI;
        }
    }

    /** Takes what is on the topic, puts the rules in force, and asks: one window to get warm, then the window that counts. */
    public Measured run(int round, Duration window) throws Exception {
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
                ask(client, attempt, baskets, window);
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

    private static Measured ask(HttpClient client, LedgerAttempt attempt, Baskets baskets, Duration window)
            throws Exception {
        int quotes = Math.toIntExact(window.toMillis() * QUOTES_PER_SECOND / 1_000);
        long taken = attempt.done();
        long begin = System.nanoTime();
        var asked = new ArrayList<Future<Long>>(quotes);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < quotes; i++) {
                long due = begin + (long) (i * NANOS_PER_SECOND / QUOTES_PER_SECOND);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                var basket = baskets.next();
                asked.add(threads.submit(() -> answered(client, attempt.port(), basket, due)));
            }
        }
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        return measured(asked, seconds, (attempt.done() - taken) / seconds);
    }

    /** Nanoseconds, below zero where the answer is wrong. */
    private static long answered(HttpClient client, int port, String basket, long due) throws Exception {
        var now = Instant.now().toString();
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/quotes?at=" + now))
                        .timeout(ANSWERS_WITHIN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(basket))
                        .build(),
                BodyHandlers.ofString());
        boolean right = answer.statusCode() == OK && answer.body().contains("\"programme\":\"two-hundred\"");
        return right ? System.nanoTime() - due : -1;
    }

    private static Measured measured(List<Future<Long>> asked, double seconds, double receiptsPerSecond) {
        var nanos = asked.stream()
                .mapToLong(one -> one.state() == Future.State.SUCCESS ? one.resultNow() : -1)
                .toArray();
        var right = Arrays.stream(nanos).filter(one -> one >= 0).sorted().toArray();
        return new Measured(right, nanos.length - right.length, nanos.length / seconds, receiptsPerSecond);
    }
}
