package io.pointbook.rewards.redeeming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A ledger in memory behind HTTP, with the doors that redemptions use, and with everything that can go wrong on the way. */
public final class FakeLedger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An open or ended hold. */
    private static final class Hold {
        final String member;
        final long points;
        String state = "OPEN";

        Hold(String member, long points) {
            this.member = member;
            this.points = points;
        }
    }

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Long> active = new HashMap<>();
    private final Map<String, String> tiers = new HashMap<>();
    private final Map<String, List<String>> tags = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Hold> holds = new HashMap<>();
    private boolean shortHolds;
    private int capturesLost;
    private final Map<String, String> corrections = new HashMap<>();
    private final Map<String, String> coupons = new HashMap<>();
    private boolean blocked;
    private boolean down;
    private String unexpected = "";
    private int answersLost;
    private int requestsLost;
    private volatile Duration slow = Duration.ZERO;
    private int calls;

    public FakeLedger() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A member with so many points. */
    public synchronized String member(long points) {
        var member = UUID.randomUUID().toString();
        active.put(member, points);
        return member;
    }

    synchronized void tier(String member, String tier) {
        tiers.put(member, tier);
    }

    synchronized void tags(String member, String... his) {
        tags.put(member, List.of(his));
    }

    public synchronized void kind(String member, String kind) {
        kinds.put(member, kind);
    }

    synchronized long active(String member) {
        return active.get(member);
    }

    synchronized long held() {
        return holds.values().stream()
                .filter(hold -> hold.state.equals("OPEN"))
                .mapToLong(hold -> hold.points)
                .sum();
    }

    synchronized int holds() {
        return holds.size();
    }

    synchronized int coupons() {
        return coupons.size();
    }

    synchronized int calls() {
        return calls;
    }

    /** It answers 503 to everything, and nothing takes effect. */
    public synchronized void down(boolean now) {
        down = now;
    }

    synchronized void blocked(boolean now) {
        blocked = now;
    }

    /** It answers every request that changes something with this code, and nothing takes effect; empty: it does not. */
    public synchronized void unexpected(String code) {
        unexpected = code;
    }

    /** The answers to so many requests are lost on their way, after the requests took effect. */
    synchronized void loseAnswers(int next) {
        answersLost = next;
    }

    /** So many requests are lost on their way. */
    synchronized void loseRequests(int next) {
        requestsLost = next;
    }

    /** So many captures are lost on their way. */
    synchronized void loseCaptures(int next) {
        capturesLost = next;
    }

    void slow(Duration each) {
        slow = each;
    }

    /** Whether holds end before anybody can capture them. */
    synchronized void shortHolds(boolean such) {
        shortHolds = such;
    }

    /** What the clock does to holds that nobody finishes. */
    synchronized void endHolds() {
        holds.values().stream().filter(hold -> hold.state.equals("OPEN")).forEach(hold -> {
            hold.state = "EXPIRED";
            active.merge(hold.member, hold.points, Long::sum);
        });
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(slow.toNanos());
            var reply = handle(exchange, body);
            if (reply != null) {
                var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** Nothing where the answer, or the request, is lost: the connection is cut. */
    private synchronized Reply handle(HttpExchange exchange, byte[] bytes) throws IOException {
        calls++;
        if (requestsLost > 0) {
            requestsLost--;
            return null;
        }
        if (capturesLost > 0 && exchange.getRequestURI().getPath().endsWith("/capture")) {
            capturesLost--;
            return null;
        }
        if (down) {
            return problem(503, "busy");
        }
        var post = exchange.getRequestMethod().equals("POST");
        if (post && !unexpected.isEmpty()) {
            return problem(418, unexpected);
        }
        var reply = done(
                exchange.getRequestURI().getPath().substring(1).split("/"),
                bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        if (post && answersLost > 0) {
            answersLost--;
            return null;
        }
        return reply;
    }

    private Reply done(String[] path, JsonNode body, String key) {
        return switch (path[0]) {
            case "holds" ->
                path.length == 1
                        ? hold(body)
                        : switch (path[2]) {
                            case "capture" -> capture(path[1]);
                            case "returns" -> giveBack(path[1], body);
                            default -> release(path[1]);
                        };
            case "coupons" -> coupon(body);
            case "members" ->
                !active.containsKey(path[1])
                        ? problem(404, "unknown_member")
                        : path.length == 2
                                ? new Reply(
                                        200,
                                        "{\"kind\":\"" + kinds.getOrDefault(path[1], "CUSTOMER")
                                                + "\",\"cards\":[],\"blocked\":false}")
                                : switch (path[2]) {
                                    case "balance" -> balance(path[1]);
                                    case "tags" -> tags(path[1]);
                                    default -> problem(404, "not_found");
                                };
            default -> problem(404, "not_found");
        };
    }

    private Reply hold(JsonNode body) {
        var id = body.path("holdId").asText();
        var member = body.path("memberId").asText();
        long points = body.path("points").asLong();
        Duration.parse(body.path("expiresIn").asText());
        if (holds.containsKey(id)) {
            return held(id);
        }
        if (!active.containsKey(member)) {
            return problem(404, "unknown_member");
        }
        if (!body.path("wallet").asText().equals("points")) {
            return problem(422, "unknown_wallet");
        }
        if (blocked) {
            return problem(423, "account_blocked");
        }
        long missing = points - active.get(member);
        if (missing > 0) {
            return new Reply(409, "{\"code\":\"insufficient_points\",\"missing\":" + missing + "}");
        }
        active.merge(member, -points, Long::sum);
        holds.put(id, new Hold(member, points));
        if (shortHolds) {
            endHolds();
        }
        return held(id);
    }

    private static Reply held(String id) {
        return new Reply(
                201,
                "{\"holdId\":\"" + id + "\",\"state\":\"OPEN\",\"expiresAt\":\"" + Instant.parse("2026-03-02T00:00:00Z")
                        + "\"}");
    }

    private Reply capture(String id) {
        var hold = holds.get(id);
        if (hold == null) {
            return problem(404, "unknown_hold");
        }
        return switch (hold.state) {
            case "OPEN", "CAPTURED" -> {
                hold.state = "CAPTURED";
                yield new Reply(200, "{}");
            }
            default -> problem(409, "hold_" + hold.state.toLowerCase(java.util.Locale.ROOT));
        };
    }

    private Reply release(String id) {
        var hold = holds.get(id);
        if (hold == null) {
            return problem(404, "unknown_hold");
        }
        return switch (hold.state) {
            case "OPEN" -> {
                hold.state = "RELEASED";
                active.merge(hold.member, hold.points, Long::sum);
                yield new Reply(200, "{}");
            }
            case "RELEASED" -> new Reply(200, "{}");
            default -> problem(409, "hold_" + hold.state.toLowerCase(java.util.Locale.ROOT));
        };
    }

    private Reply giveBack(String id, JsonNode body) {
        var hold = holds.get(id);
        if (hold == null || !hold.state.equals("CAPTURED")) {
            return problem(hold == null ? 404 : 409, hold == null ? "unknown_hold" : "beyond_capture");
        }
        if (!corrections.containsKey(id)) {
            active.merge(hold.member, hold.points, Long::sum);
            corrections.put(
                    id, "hold:" + id + "#return:" + body.path("returnId").asText() + "/1");
        }
        return new Reply(201, "{\"entryId\":\"" + corrections.get(id) + "\"}");
    }

    private Reply coupon(JsonNode body) {
        var code = coupons.computeIfAbsent(
                body.path("couponId").asText(), _ -> body.path("code").asText("CODE" + coupons.size()));
        return new Reply(201, "{\"code\":\"" + code + "\"}");
    }

    private Reply balance(String member) {
        var tier = tiers.get(member);
        return new Reply(
                200,
                "{\"wallets\":{\"points\":{\"active\":" + active.get(member) + "}}"
                        + (tier == null ? "" : ",\"tier\":{\"tier\":\"" + tier + "\"}") + "}");
    }

    private Reply tags(String member) {
        return new Reply(
                200,
                tags.getOrDefault(member, List.of()).stream()
                        .map(tag -> '"' + tag + '"')
                        .collect(Collectors.joining(",", "{\"tags\":[", "]}")));
    }

    private static Reply problem(int status, String code) {
        return new Reply(status, "{\"code\":\"" + code + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
