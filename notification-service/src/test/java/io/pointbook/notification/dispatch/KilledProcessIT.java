package io.pointbook.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.contract.Topics;
import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.KeyFile;
import io.pointbook.testkit.Ports;
import io.pointbook.testkit.ServerProcess;
import io.pointbook.testkit.sms.Habits;
import io.pointbook.testkit.sms.SmsCentre;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The packaged service, killed three times in the middle of its texts as a machine that fails kills it, while the centre
 * throttles, breaks the link, and tells early, twice and late what became of them.
 */
class KilledProcessIT {
    private static final int KILLS = 3;
    private static final int PLANNED_AT_ONCE = 1_000;
    private static final Duration AT_MOST = Duration.ofMinutes(6);

    private final String url = Tables.freshUrl();
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Path key = KeyFile.of(9);
    private final Queue<String> screen = new ConcurrentLinkedQueue<>();
    private final int smsPort = Ports.free();
    private final int httpPort = Ports.free();

    @Test
    void nobody_reads_one_of_two_thousand_texts_twice_and_each_has_its_end() throws Exception {
        killed(2_000, 397);
    }

    @Test
    @Tag("long")
    void nobody_reads_one_of_twenty_thousand_texts_twice_and_each_has_its_end() throws Exception {
        killed(20_000, 997);
    }

    private void killed(int count, int dropEvery) throws Exception {
        database.setUrl(url);
        plan(count);
        var habits = Habits.GOOD
                .throttlingEvery(20)
                .droppingEvery(dropEvery, true)
                .withReceipts(true, Duration.ofMillis(50), 3, 5, true);
        try (var broker = Broker.temporary();
                var centre = new SmsCentre(smsPort, habits, text -> screen.add(text.content()))) {
            Topics.ALL.forEach(topic -> broker.createTopic(topic.name(), 1));
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = count * kill / (KILLS + 1);
                var service = start(broker);
                await().atMost(AT_MOST).pollDelay(Duration.ZERO).until(() -> screen.size() >= enough);
                service.kill();
            }
            var last = start(broker);
            await().atMost(AT_MOST).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                            states(" where final_at is null"))
                    .isEmpty());
            last.kill();
            assertThat(centre.throttled()).isPositive();
            assertThat(centre.binds()).isGreaterThan(KILLS + 1);
        }
        assertThat(new HashSet<>(screen)).as("nobody reads it twice").hasSameSizeAs(screen);
        var states = states("");
        assertThat(states.get("DELIVERED"))
                .as("each that arrived is known: %s", states)
                .isEqualTo(screen.size());
        assertThat(states.getOrDefault("IN_DOUBT NO_ANSWER", 0))
                .as("sent + in doubt = planned: %s", states)
                .isEqualTo(count - screen.size());
    }

    private ServerProcess start(Broker broker) throws IOException {
        var jar = Path.of(
                System.getProperty("pointbook.root", ".."), "notification-service/target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("the packaged service: build it first").isRegularFile();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        settings(broker).forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", jar.toString()));
        var log = Files.createTempFile("killed-notification", ".log");
        log.toFile().deleteOnExit();
        var process = ServerProcess.start("notification-service", command, Map.of(), log, false);
        process.awaitReady(this::isUp, AT_MOST);
        return process;
    }

    private List<String> settings(Broker broker) {
        return List.of(
                "quarkus.http.port=" + httpPort,
                "quarkus.datasource.jdbc.url=" + url,
                "kafka.bootstrap.servers=" + broker.bootstrap(),
                "pointbook.notification.contact.key-file=" + key,
                "pointbook.notification.sms.host=127.0.0.1",
                "pointbook.notification.sms.port=" + smsPort,
                "pointbook.notification.sms.per-second=1000",
                "pointbook.notification.dispatch.in-flight=10",
                "pointbook.notification.dispatch.answer-within=PT4S",
                "pointbook.notification.dispatch.doubt-for=PT8S",
                "pointbook.notification.dispatch.receipt-within=PT30S",
                "pointbook.notification.dispatch.pause-for=PT1S");
    }

    private boolean isUp() {
        try (var live = URI.create("http://127.0.0.1:" + httpPort + "/q/health/live")
                .toURL()
                .openStream()) {
            return live.read() >= 0;
        } catch (IOException _) {
            return false;
        }
    }

    private void plan(int count) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var keys = new SubjectKeys(SealingKey.fromFile(key, "contact key"));
        var contacts = new Contacts(keys);
        var messages = new Messages(keys, () -> now);
        for (int from = 0; from < count; from += PLANNED_AT_ONCE) {
            plan(from, Math.min(count, from + PLANNED_AT_ONCE), contacts, messages, now);
        }
    }

    private void plan(int from, int to, Contacts contacts, Messages messages, Instant now) throws Exception {
        new Transactor(database).run(transaction -> {
            var connection = transaction.connection();
            for (int number = from; number < to; number++) {
                var memberId = "m-" + number;
                contacts.save(
                        connection,
                        new Contact(
                                memberId,
                                "+48600" + String.format("%06d", number),
                                null,
                                "en",
                                ZoneOffset.UTC,
                                null,
                                Map.of()),
                        now);
                messages.plan(
                        connection,
                        new PlannedMessage(
                                memberId,
                                "receipt",
                                "once",
                                Channel.SMS,
                                "A",
                                Purpose.SERVICE,
                                new Words(null, "Hello " + memberId, null),
                                1,
                                now,
                                now.plus(Duration.ofDays(1)),
                                false));
            }
            return true;
        });
    }

    private Map<String, Integer> states(String where) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select concat_ws(' ', state, reason), count(*) from message" + where
                                + " group by 1")) {
            var found = new TreeMap<String, Integer>();
            while (row.next()) {
                found.put(row.getString(1), row.getInt(2));
            }
            return found;
        }
    }
}
