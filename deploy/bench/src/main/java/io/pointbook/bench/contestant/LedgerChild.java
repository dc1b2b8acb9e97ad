package io.pointbook.bench.contestant;

import io.pointbook.testkit.Ports;
import io.pointbook.testkit.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged service as a child process. */
final class LedgerChild implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    /** For whoever counts receipts. */
    static final List<String> FOR_THROUGHPUT = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC", UNSAFE);

    /** For whoever waits for answers: a collection of young objects alone stops all threads for longer than a quote takes. */
    static final List<String> FOR_ANSWERS = List.of("-Xms2g", "-Xmx2g", "-XX:+UseZGC", UNSAFE);

    private final ServerProcess process;
    private final int port;
    private final Thread atExit;

    private LedgerChild(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
        atExit = new Thread(process::kill, "ledger-at-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the ledger with these properties and returns when it is ready. */
    static LedgerChild start(List<String> jvm, Path program, Path log, Map<String, String> properties) {
        return start("ledger-service", jvm, program, log, properties);
    }

    static LedgerChild start(String service, List<String> jvm, Path program, Path log, Map<String, String> properties) {
        int port = Ports.free();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Dquarkus.http.port=" + port);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", program.toString()));
        var child = new LedgerChild(ServerProcess.start(service, command, Map.of(), log, false), port);
        try {
            child.process.awaitReady(() -> isReady(port), READY_WITHIN);
        } catch (IllegalStateException notReady) {
            child.close();
            throw notReady;
        }
        return child;
    }

    private static boolean isReady(int port) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWERS_WITHIN)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(ANSWERS_WITHIN)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a service", e);
        }
    }

    /** Tells it something by HTTP. */
    void post(String path, String json) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWERS_WITHIN)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .timeout(READY_WITHIN)
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("POST " + path + " gave " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    Duration processor() {
        return process.handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Of its doors. */
    int port() {
        return port;
    }

    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a service has ended. The end of its log:\n" + process.logTail());
        }
    }

    /** A batch is whole or not there: no farewell is needed. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.kill();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
