package io.pointbook.bench.contestant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.bench.receipts.Trickle;
import io.pointbook.contract.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Redemptions by HTTP at a steady rate while receipts flow: from the request until its points are captured. */
public final class RedemptionRun {
    private static final int REDEMPTIONS_PER_SECOND = 20;
    private static final int RECEIPTS_PER_SECOND = 500;
    private static final int MEMBERS = 200;
    private static final long PRICE = 100;
    private static final long POINTS = 100_000_000;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseZGC", "--sun-misc-unsafe-memory-access=allow");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Arena arena;
    private final Ledger ledger;
    private final Path rewards;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param rewards quarkus-run.jar of rewards-service */
    public RedemptionRun(Arena arena, Ledger ledger, Path rewards) {
        this.arena = arena;
        this.ledger = ledger;
        this.rewards = rewards;
    }

    /** Asks first to get warm, then the window that counts. */
    public Latencies run(int round, Duration warm, Duration window) throws Exception {
        try (var attempt = ledger.startOn("redemptions_" + round, LedgerChild.FOR_ANSWERS);
                var desk = LedgerChild.start(
                        "rewards-service",
                        JVM,
                        rewards,
                        arena.folder().resolve("rewards_" + round + ".log"),
                        Map.of(
                                "quarkus.datasource.jdbc.url",
                                arena.newDatabase("rewards_" + round),
                                "kafka.bootstrap.servers",
                                arena.broker().bootstrap(),
                                "pointbook.rewards.ledger.address",
                                "http://127.0.0.1:" + attempt.port()))) {
            var members = members(attempt.port());
            put(desk.port());
            try (var _ = Trickle.start(arena.broker().bootstrap(), Topics.TILL_RECEIPTS, 0, RECEIPTS_PER_SECOND)) {
                ask(attempt, desk.port(), members, warm);
                return ask(attempt, desk.port(), members, window);
            }
        }
    }

    private Latencies ask(LedgerAttempt attempt, int port, List<String> members, Duration window) throws Exception {
        var turn = new int[1];
        return Latencies.of(attempt, REDEMPTIONS_PER_SECOND, window, () -> {
            var member = members.get(turn[0]++ % members.size());
            return () -> isCaptured(port, member);
        });
    }

    private boolean isCaptured(int port, String member) throws Exception {
        var answer = send(
                port,
                "/redemptions",
                "{\"redemptionId\":\"" + UUID.randomUUID() + "\",\"memberId\":\"" + member
                        + "\",\"rewardId\":\"mug\",\"quantity\":1}");
        return JSON.readTree(answer).path("state").asText().equals("CAPTURED");
    }

    private List<String> members(int port) throws Exception {
        var members = new ArrayList<String>();
        for (int i = 0; i < MEMBERS; i++) {
            var member =
                    JSON.readTree(send(port, "/members", "{}")).path("memberId").asText();
            send(port, "/members/" + member + "/adjustments", "{\"points\":" + POINTS + ",\"reason\":\"to spend\"}");
            members.add(member);
        }
        return members;
    }

    private void put(int port) throws IOException, InterruptedException {
        var answer = client.send(
                request(port, "/rewards/mug")
                        .header("If-None-Match", "*")
                        .PUT(BodyPublishers.ofString("{\"kind\":\"GOODS\",\"pricePoints\":" + PRICE
                                + ",\"stock\":1000000,\"texts\":{\"en\":{\"name\":\"Mug\"}}}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the reward was refused: " + answer.body());
        }
    }

    private String send(int port, String path, String body) throws IOException, InterruptedException {
        return client.send(
                        request(port, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWERS_WITHIN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }
}
