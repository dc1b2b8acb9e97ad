package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.testkit.Ports;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command with the packaged services, as a newcomer uses them; on ports and data of its own. */
class StackIT {
    private static final Path ROOT = Path.of(System.getProperty("pointbook.root"));
    private static final String CARD = "2981000000017";
    private static final Pattern ACTIVE = Pattern.compile("\"active\":([0-9]+)");
    private static final Pattern FAVOURITE = Pattern.compile("\"favouriteItems\":\\[\\{[^}]*\"name\":\"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile("\"memberId\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // the upgrade to HTTP/2 within a first request fails now and then
            .build();

    /** What a command answered. */
    private record Answer(int exit, String output) {}

    @BeforeEach
    void addresses() {
        environment.put("POINTBOOK_DATA", folder.resolve("data").toString());
        for (String port : List.of("LEDGER", "REWARDS", "NOTIFICATION", "KAFKA", "POSTGRES", "SMTP", "SMPP", "INBOX")) {
            environment.put("POINTBOOK_" + port + "_PORT", Integer.toString(Ports.free()));
        }
    }

    @AfterEach
    void down() throws Exception {
        pointbook("down");
    }

    @Test
    void a_newcomer_sees_points_breaks_a_part_and_finds_his_data_again() throws Exception {
        var up = pointbook("up");
        assertThat(up.output()).contains("All parts are up.", "card " + CARD);
        assertThat(up.exit()).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> active() > 0);
        assertThat(pointbook("status").exit()).isZero();
        assertThat(get("REWARDS", "/rewards?all=true")).contains("\"rewardId\":\"tote-bag\"", "\"rewardId\":\"mug\"");
        await().atMost(Duration.ofSeconds(90)).until(this::isRedeemed);
        await().atMost(Duration.ofSeconds(30)).until(this::isSeenByNotification);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(this::firstOffersHaveArrived);

        var rewards = pid("rewards-service");
        rewards.destroyForcibly();
        rewards.onExit().get(10, TimeUnit.SECONDS);
        var broken = pointbook("status");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.output()).containsPattern("rewards-service .*died; ./pointbook up starts it again");

        var ledger = pid("ledger-service").pid();
        var again = pointbook("up");
        assertThat(again.output()).contains("rewards-service had died: it is started again", "All parts are up.");
        assertThat(again.exit()).isZero();
        assertThat(pid("ledger-service").pid()).isEqualTo(ledger);
        assertThat(pid("rewards-service").pid()).isNotEqualTo(rewards.pid());

        assertThat(pointbook("audit", "replay").exit()).isZero();
        assertThat(pointbook("down").exit()).isZero();
        assertThat(running()).isEmpty();

        assertThat(pointbook("up", "--no-demo").exit()).isZero();
        assertThat(active()).isPositive();
        assertThat(pointbook("up", "--fresh", "--no-demo").exit()).isZero();
        assertThat(get("/members?card=" + CARD)).contains("\"status\":404");
    }

    @Test
    void a_port_that_is_taken_is_one_sentence_and_leaves_nothing_running() throws Exception {
        int port = Integer.parseInt(environment.get("POINTBOOK_NOTIFICATION_PORT"));
        try (var _ = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var up = pointbook("up", "--no-demo");
            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.output()).contains(Integer.toString(port), "POINTBOOK_NOTIFICATION_PORT");
            assertThat(running()).isEmpty();
        }
    }

    private long active() throws Exception {
        var member = MEMBER.matcher(get("/members?card=" + CARD));
        if (!member.find()) {
            return 0;
        }
        var points = ACTIVE.matcher(get("/members/" + member.group(1) + "/balance"));
        return points.find() ? Long.parseLong(points.group(1)) : 0;
    }

    /** Whether a demo customer had points for something, and has it. */
    private boolean isRedeemed() throws Exception {
        return Pattern.compile("pointbook_redemptions_total\\{outcome=\"(captured|fulfilled)\"} [1-9]")
                .matcher(get("REWARDS", "/q/metrics"))
                .find();
    }

    /** Whether what the ledger told its topics has reached the read models. */
    private boolean isSeenByNotification() throws Exception {
        var member = MEMBER.matcher(get("/members?card=" + CARD));
        return member.find()
                && get("NOTIFICATION", "/members/" + member.group(1) + "/profile")
                        .contains("\"favouriteItems\":[{");
    }

    /** A text that names what its reader likes most, and a mail by which he can leave, on the page of the inbox. */
    private void firstOffersHaveArrived() throws Exception {
        var member = MEMBER.matcher(get("/members?card=" + CARD));
        assertThat(member.find()).isTrue();
        var favourite = FAVOURITE.matcher(get("NOTIFICATION", "/members/" + member.group(1) + "/profile"));
        assertThat(favourite.find()).isTrue();
        var page = get("NOTIFICATION", "/console/inbox");
        assertThat(page).contains("data-channel=\"sms\"", "data-channel=\"email\"", "List-Unsubscribe-Post");
        assertThat(page).contains("+491713920001", "You like ", "double points");
        assertThat(get("NOTIFICATION", "/messages?memberId=" + member.group(1))).contains("\"state\":\"DELIVERED\"");
    }

    private String get(String path) throws IOException, InterruptedException {
        return get("LEDGER", path);
    }

    private String get(String service, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + environment.get("POINTBOOK_" + service + "_PORT") + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private ProcessHandle pid(String part) {
        return new PidFile(folder.resolve("data/run/" + part + ".pid"))
                .process()
                .orElseThrow();
    }

    private List<Path> running() throws IOException {
        var run = folder.resolve("data/run");
        if (!Files.exists(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> new PidFile(file).process().isPresent()).toList();
        }
    }

    private Answer pointbook(String... arguments) throws IOException, InterruptedException {
        var target = ROOT.resolve("deploy/local/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpointbook.root=" + ROOT,
                "-cp",
                target + "/*" + File.pathSeparator + target + "/lib/*",
                "io.pointbook.local.Pointbook"));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(folder, "answer", ".txt");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().putAll(environment);
        var started = process.start();
        if (!started.waitFor(5, TimeUnit.MINUTES)) {
            started.destroyForcibly();
            throw new AssertionError(List.of(arguments) + " does not end:\n" + Files.readString(output));
        }
        return new Answer(started.exitValue(), Files.readString(output));
    }
}
