package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The packaged ledger-service as a process of its own, to be stopped, frozen and killed. */
final class LedgerProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // the upgrade to HTTP/2 within a first request fails now and then
            .build();

    private final TestLedger ledger;
    private final int port = Ports.free();
    private final Path log;
    private Process process;

    LedgerProcess(TestLedger ledger) {
        this.ledger = ledger;
        try {
            this.log = Files.createTempFile(ledger.name, ".log");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    LedgerProcess start() {
        var jar = Path.of(
                System.getProperty("pointbook.root", ".."), "ledger-service/target/quarkus-app/quarkus-run.jar");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + ledger.databaseUrl,
                "-Dkafka.bootstrap.servers=" + ledger.broker.bootstrap(),
                "-Dpointbook.ledger.card-key-file=" + TestLedger.KEY_FILE,
                "-Dpointbook.ledger.inbox.topic=" + ledger.topic,
                "-Dpointbook.ledger.inbox.group=" + ledger.name,
                "-Dpointbook.ledger.members.topic=" + ledger.memberTopic(),
                "-Dpointbook.ledger.members.group=" + ledger.name + "-members",
                "-Dpointbook.ledger.inbox.session-timeout=PT6S"));
        command.addAll(List.of("-jar", jar.toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    LedgerProcess awaitReady() {
        await().atMost(TO_START)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(isReady()).as(this::tail).isTrue());
        return this;
    }

    boolean isReady() {
        return get("/q/health/ready").startsWith("200 ");
    }

    boolean isLive() {
        return get("/q/health/live").startsWith("200 ");
    }

    /** Status and body; status 0 where nobody answers. */
    String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException nobodyThere) {
            return "0 " + nobodyThere;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "0 interrupted";
        }
    }

    /** The sum of a counter over all its tags, as the metrics page tells it. */
    double metric(String name) {
        var matcher =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E]+)$").matcher(get("/q/metrics"));
        double sum = 0;
        while (matcher.find()) {
            sum += Double.parseDouble(matcher.group(1));
        }
        return sum;
    }

    /** SIGKILL: no farewell. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** SIGSTOP or SIGCONT. */
    void signal(String signal) {
        try {
            if (new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor()
                    != 0) {
                throw new IllegalStateException("kill -" + signal + " failed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor() {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            waitFor();
        }
    }
}
