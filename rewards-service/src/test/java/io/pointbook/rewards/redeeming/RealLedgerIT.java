package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topics;
import io.pointbook.rewards.redeeming.CrashingWatch.Crash;
import io.pointbook.rewards.redeeming.CrashingWatch.Place;
import io.pointbook.rewards.redeeming.CrashingWatch.Point;
import io.pointbook.rewards.redemption.Step;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redemptions against the real ledger-service, which is killed in the middle. Needs its jar: build it first. */
class RealLedgerIT {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEMBERS = 20;
    private static final int PIECES = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Ports.free();
    private final URI address = URI.create("http://127.0.0.1:" + port);
    private final Broker broker = Broker.temporary();
    private final String databaseUrl = Database.shared()
            .newDatabase("real_ledger_" + ProcessHandle.current().pid());
    private Path keyFile;
    private Process process;
    private TestRewards rewards;

    @BeforeEach
    void open() throws Exception {
        for (var topic : List.of(Topics.TILL_RECEIPTS, Topics.MEMBER_EVENTS)) {
            broker.createTopic(topic, 2, Map.of("message.timestamp.type", "LogAppendTime"));
            broker.createTopic(topic + ".dead-letter", 2);
        }
        keyFile = Files.write(
                Files.createTempFile("card", ".key"),
                "a key for tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8));
        startLedger();
        rewards = new TestRewards(Map.of(
                "pointbook.rewards.ledger.address", address.toString(), "pointbook.rewards.ledger.timeout", "PT5S"));
        rewards.reward(
                "mug", "{'kind':'GOODS','pricePoints':100,'stock':" + PIECES + ",'texts':{'en':{'name':'Mug'}}}");
    }

    @AfterEach
    void close() throws Exception {
        rewards.close();
        process.destroyForcibly().waitFor();
        broker.close();
        Files.delete(keyFile);
    }

    @Test
    void the_ledgers_doors_are_what_redemptions_take_them_for() throws Exception {
        var anna = member(500);
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("CAPTURED");
        assertThat(points(anna, "active")).isEqualTo(400);
        assertThat(rewards.redeem("r2", anna, "mug", 5)).isEqualTo("insufficient_points");
        assertThat(rewards.redemptions().find("r2").numbers()).containsEntry("missing", 100L);
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLED");
        assertThat(points(anna, "active")).isEqualTo(500);
        assertThat(rewards.redeem("r3", "nobody", "mug", 1)).isEqualTo("unknown_member");

        rewards.crashes.crashAt(new Place(Step.CAPTURE_POINTS, Point.BEGINS));
        ignoringCrash("r4", anna);
        assertThat(points(anna, "held")).isEqualTo(100);
        rewards.move(Duration.ofMinutes(1));
        assertThat(rewards.cancel("r4")).isEqualTo("CANCELLED");
        rewards.crashes.crashAt(new Place(Step.CAPTURE_POINTS, Point.ANSWERED));
        ignoringCrash("r5", anna);
        rewards.move(Duration.ofMinutes(1));
        assertThat(rewards.cancel("r5")).isEqualTo("CANCELLED");
        assertThat(points(anna, "active")).isEqualTo(500);
        assertThat(points(anna, "held")).isZero();

        rewards.reward(
                "ten",
                "{'kind':'DISCOUNT_COUPON','pricePoints':50,'texts':{'en':{'name':'10 %'}},"
                        + "'eligible':{'kinds':['CUSTOMER']},"
                        + "'coupon':{'benefit':{'kind':'DISCOUNT_PERCENT','basisPoints':1000},'validFor':'P3650D'}}");
        var coupons = rewards.redeem("r6", anna, "ten", 2);
        rewards.move(Duration.ofMinutes(6));
        assertThat(rewards.redemptions().stuck(1, null).stuck()).isEmpty();
        assertThat(coupons).isEqualTo("FULFILLED");
        for (var code : rewards.redemptions().find("r6").couponCodes()) {
            assertThat(get("/coupons/" + code).path("memberId").asText()).isEqualTo(anna);
        }
        post("/members/" + anna + "/block", "{\"reason\":\"a test\"}");
        assertThat(rewards.redeem("r7", anna, "mug", 1)).isEqualTo("account_blocked");
        assertThat(rewards.stock("mug")).isEqualTo(PIECES);
    }

    @Test
    void twenty_race_for_eight_pieces_while_the_ledger_is_killed_and_comes_back() throws Exception {
        var members = new ArrayList<String>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(member(100));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, MEMBERS)
                    .<Callable<String>>mapToObj(i -> () -> rewards.redeem("r" + i, members.get(i), "mug", 1))
                    .map(threads::submit)
                    .toList();
            await().until(() -> rewards.number("select count(*) from redemption where state = 'CAPTURED'") > 0);
            process.destroyForcibly().waitFor();
            for (var ask : asked) {
                assertThat(ask.get()).isIn("CAPTURED", "WAITING", "out_of_stock");
            }
        }
        startLedger();
        while (rewards.sweepLater() > 0) {
            assertThat(rewards.number("select count(*) from redemption_work where attempts > 20"))
                    .isZero();
        }

        assertThat(rewards.number("select count(*) from redemption where state = 'CAPTURED'"))
                .isEqualTo(PIECES);
        assertThat(rewards.number("select count(*) from redemption where state = 'REFUSED'"))
                .isEqualTo(MEMBERS - PIECES);
        assertThat(rewards.stock("mug")).isZero();
        long active = 0;
        for (var member : members) {
            active += points(member, "active");
            assertThat(points(member, "held")).isZero();
        }
        assertThat(active).isEqualTo(100L * (MEMBERS - PIECES));
    }

    private void ignoringCrash(String redemptionId, String member) throws Exception {
        try {
            rewards.redeem(redemptionId, member, "mug", 1);
        } catch (Crash _) {
            // the driver is gone
        }
    }

    private void startLedger() throws IOException {
        var jar = Path.of(
                System.getProperty("pointbook.root", ".."), "ledger-service/target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("build ledger-service first").isRegularFile();
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.datasource.jdbc.url=" + databaseUrl,
                        "-Dkafka.bootstrap.servers=" + broker.bootstrap(),
                        "-Dpointbook.ledger.card-key-file=" + keyFile,
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(TO_START)
                .ignoreExceptions()
                .until(() -> !get("/members/none").path("code").asText().isEmpty());
    }

    private String member(long points) throws Exception {
        var member = post("/members", "{}").path("memberId").asText();
        post("/members/" + member + "/adjustments", "{\"points\":" + points + ",\"reason\":\"a start\"}");
        return member;
    }

    private long points(String member, String what) throws Exception {
        return get("/members/" + member + "/balance")
                .at("/wallets/points/" + what)
                .asLong();
    }

    private JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private JsonNode post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }
}
