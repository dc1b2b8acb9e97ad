package io.pointbook.rewards.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.Ports;
import io.pointbook.testkit.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker, a database, and both services from their jars; each service can be killed and started again. */
final class PackagedServices implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_ANSWER)
            .build();
    private final Broker broker = Broker.temporary();
    private final Path folder = Files.createTempDirectory("both-services");
    final Service ledger;
    final Service rewards;

    PackagedServices() throws IOException {
        for (var topic : Topics.ALL) {
            boolean stamped =
                    topic.name().equals(Topics.TILL_RECEIPTS) || topic.name().equals(Topics.MEMBER_EVENTS);
            broker.createTopic(topic.name(), 2, stamped ? Map.of("message.timestamp.type", "LogAppendTime") : Map.of());
        }
        var key = Files.write(
                folder.resolve("card.key"),
                "a key for tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8));
        ledger = new Service("ledger-service", Map.of("pointbook.ledger.card-key-file", key.toString()));
        ledger.start();
        rewards = new Service(
                "rewards-service",
                Map.of(
                        "pointbook.rewards.ledger.address",
                        ledger.address.toString(),
                        "pointbook.rewards.redemption.lease",
                        "PT12S"));
        rewards.start();
    }

    @Override
    public void close() {
        rewards.process.kill();
        ledger.process.kill();
        broker.close();
    }

    /** What the auditor's programs of both services print, the ledger's first. */
    String audit() throws Exception {
        var captures = folder.resolve("captures.csv").toString();
        return ledger.audit("io.pointbook.ledger.runtime.AuditReplayCommand", captures)
                + rewards.audit("io.pointbook.rewards.runtime.AuditReplayCommand", captures);
    }

    /** One packaged service on a database of its own. */
    final class Service {
        private final String name;
        private final int port = Ports.free();
        final URI address = URI.create("http://127.0.0.1:" + port);
        private final Map<String, String> properties = new HashMap<>();
        private ServerProcess process;

        private Service(String name, Map<String, String> own) {
            this.name = name;
            properties.put("quarkus.http.port", Integer.toString(port));
            properties.put(
                    "quarkus.datasource.jdbc.url",
                    Database.shared()
                            .newDatabase(name.replace('-', '_') + "_"
                                    + ProcessHandle.current().pid() + "_" + port));
            properties.put("kafka.bootstrap.servers", broker.bootstrap());
            properties.putAll(own);
        }

        void start() {
            var jar = Path.of(System.getProperty("pointbook.root", ".."), name, "target/quarkus-app/quarkus-run.jar");
            assertThat(jar).as("the packaged service: build it first").isRegularFile();
            var command = new ArrayList<String>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1"));
            properties.forEach((property, value) -> command.add("-D" + property + "=" + value));
            command.addAll(List.of("-jar", jar.toString()));
            process = ServerProcess.start(name, command, Map.of(), folder.resolve(name + ".log"), false);
            process.awaitReady(this::isReady, TO_START);
        }

        private String audit(String main, String captures) throws Exception {
            var app = Path.of(System.getProperty("pointbook.root", ".."), name, "target/quarkus-app");
            var classPath = Stream.of("app", "lib/main", "lib/boot")
                    .map(part -> app.resolve(part) + "/*")
                    .collect(Collectors.joining(File.pathSeparator));
            var log = folder.resolve(name + "-audit.log");
            var program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath,
                            main,
                            "--jdbc",
                            properties.get("quarkus.datasource.jdbc.url"),
                            "--captures",
                            captures)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            program.waitFor();
            return Files.readString(log);
        }

        void killAndStart() {
            process.kill();
            start();
        }

        private boolean isReady() {
            try {
                return get("/q/health/ready").statusCode() == 200;
            } catch (IOException _) {
                return false;
            }
        }

        HttpResponse<String> get(String path) throws IOException {
            return send(HttpRequest.newBuilder(address.resolve(path)).GET());
        }

        HttpResponse<String> put(String path, String body) throws IOException {
            return send(HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/json")
                    .header("If-None-Match", "*")
                    .PUT(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> post(String path, String body) throws IOException {
            return send(HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(body)));
        }

        JsonNode json(HttpResponse<String> answer) throws IOException {
            return JSON.readTree(answer.body());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            try {
                return client.send(request.timeout(TO_ANSWER).build(), BodyHandlers.ofString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
