package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One of our own services. */
record ServicePart(
        Addresses addresses, Places places, String database, int httpPort, int heapMegabytes, List<String> properties)
        implements Part {

    private static final Duration HEALTH_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int BESIDE_THE_HEAP_MEGABYTES = 180;

    static ServicePart ledger(Addresses addresses, Places places) {
        return new ServicePart(
                addresses,
                places,
                "ledger",
                addresses.ledger(),
                768,
                List.of(
                        "-Dpointbook.ledger.card-key-file=" + places.cardKey(),
                        "-Dpointbook.ledger.signing-key-file=" + places.signingKey()));
    }

    static ServicePart rewards(Addresses addresses, Places places) {
        return new ServicePart(
                addresses,
                places,
                "rewards",
                addresses.rewards(),
                192,
                List.of("-Dpointbook.rewards.voucher.key-file=" + places.voucherKey()));
    }

    static ServicePart notification(Addresses addresses, Places places) {
        return new ServicePart(
                addresses,
                places,
                "notification",
                addresses.notification(),
                224,
                List.of(
                        "-Dpointbook.notification.contact.key-file=" + places.contactKey(),
                        "-Dpointbook.notification.ledger.address=http://" + Addresses.HOST + ":" + addresses.ledger(),
                        "-Dpointbook.notification.rewards.address=http://" + Addresses.HOST + ":" + addresses.rewards(),
                        "-Dpointbook.notification.local-inbox=http://" + Addresses.HOST + ":" + addresses.inbox(),
                        "-Dpointbook.notification.campaign.link-address=http://" + Addresses.HOST + ":"
                                + addresses.notification(),
                        "-Dpointbook.notification.segment.evaluate-every=PT5S",
                        "-Dpointbook.notification.segment.look-every=PT2S",
                        "-Dpointbook.notification.sms.host=" + Addresses.HOST,
                        "-Dpointbook.notification.sms.port=" + addresses.smpp(),
                        "-Dpointbook.notification.email.from=Pointbook demo <points@pointbook.example>",
                        "-Dquarkus.mailer.host=" + Addresses.HOST,
                        "-Dquarkus.mailer.port=" + addresses.smtp()));
    }

    @Override
    public String name() {
        return database + "-service";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(httpPort);
    }

    @Override
    public String portVariable() {
        return "POINTBOOK_" + database.toUpperCase(Locale.ROOT) + "_PORT";
    }

    @Override
    public String address() {
        return "http://" + Addresses.HOST + ":" + httpPort;
    }

    @Override
    public int megabytes() {
        return heapMegabytes + BESIDE_THE_HEAP_MEGABYTES;
    }

    @Override
    public Optional<String> module() {
        return Optional.of(name());
    }

    /** What {@code java -jar} starts. */
    Path program() {
        return addresses.root().resolve(name()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    @Override
    public ServerProcess launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.http.host=" + Addresses.HOST,
                "-Dquarkus.http.port=" + httpPort,
                "-Dquarkus.datasource.jdbc.url=" + addresses.jdbcUrl(database),
                "-Dkafka.bootstrap.servers=" + addresses.bootstrap()));
        command.addAll(properties);
        command.addAll(List.of("-jar", program().toString()));
        return ServerProcess.start(name(), command, Map.of(), places.freshLog(name()), true);
    }

    @Override
    public boolean isReady() {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(HEALTH_WITHIN)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                    .timeout(HEALTH_WITHIN)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
