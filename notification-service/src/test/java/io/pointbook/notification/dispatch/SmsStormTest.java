package io.pointbook.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.CampaignStanding.Standing;
import io.pointbook.notification.sms.SmppCarrier;
import io.pointbook.notification.sms.SmppErrors;
import io.pointbook.notification.sms.SmppSettings;
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import io.pointbook.testkit.Ports;
import io.pointbook.testkit.sms.Habits;
import io.pointbook.testkit.sms.SmsCentre;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Very many texts over SMPP while all goes wrong that can: never one twice, and each ends in the right state. */
class SmsStormTest {
    private static final Duration AT_MOST = Duration.ofMinutes(6);
    private static final int WITHDRAWN_EVERY = 100;
    private static final int DEATHS = 3;
    private static final String UNSENT =
            "select count(*) from message where state in ('PLANNED', 'HELD', 'SUBMITTING')";
    private static final int PLANNED_AT_ONCE = 1_000;

    private final DataSource database = pooled();
    private final SubjectKeys keys = new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES]));
    private final Contacts contacts = new Contacts(keys);
    private final Consents consents = new Consents(contacts, keys);
    private final Queue<String> screen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final int port = Ports.free();

    @Test
    void two_thousand_texts_arrive_once_each() throws Exception {
        storm(2_000, 397);
    }

    @Test
    @Tag("long")
    void twenty_thousand_texts_arrive_once_each() throws Exception {
        storm(20_000, 997);
    }

    private AgroalDataSource pooled() {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(16)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(connections ->
                                    connections.jdbcUrl(Tables.freshUrl()).autoCommit(true))));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void storm(int count, int dropEvery) throws Exception {
        plan(count);
        var habits = Habits.GOOD
                .throttlingEvery(20)
                .droppingEvery(dropEvery, true)
                .withReceipts(true, Duration.ofMillis(50), 3, 5, true);
        try (var centre = new SmsCentre(port, habits, text -> screen.add(text.content()))) {
            for (int life = 1; life <= DEATHS; life++) {
                int enough = count * life / (DEATHS + 1);
                var mortal = new MortalDatabase(database);
                var service = service(mortal.asDataSource());
                service.start();
                await().atMost(AT_MOST).until(() -> screen.size() >= enough);
                mortal.die();
                Thread.ofVirtual().start(service::close);
            }
            try (var last = service(database)) {
                last.start();
                // a receipt settles a doubt however late it comes
                await().atMost(AT_MOST).until(() -> number(UNSENT) == 0);
                await().atMost(AT_MOST).until(() -> centre.untold() == 0);
                await().atMost(AT_MOST).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                                states(" where final_at is null"))
                        .isEmpty());
            }
            assertThat(centre.throttled()).isPositive();
            assertThat(centre.binds()).isGreaterThan(DEATHS + 1);
        }
        assertAllRight(count);
    }

    private void assertAllRight(int count) throws SQLException {
        assertThat(new HashSet<>(screen)).as("nobody reads it twice").hasSameSizeAs(screen);
        var states = states("");
        int withdrawn = count / WITHDRAWN_EVERY;
        assertThat(states.get("SUPPRESSED WITHDRAWN")).isEqualTo(withdrawn);
        assertThat(states.get("DELIVERED"))
                .as("each that arrived is known: %s", states)
                .isEqualTo(screen.size());
        assertThat(states.getOrDefault("IN_DOUBT NO_ANSWER", 0))
                .as("sent + in doubt + suppressed = planned")
                .isEqualTo(count - withdrawn - screen.size());
        assertThat(sent).as("told as sent once").hasValue(screen.size());
    }

    private Dispatch service(DataSource source) {
        Clock clock = Clock.systemUTC();
        var always = new CountryHours.Window(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, LocalTime.MIN, LocalTime.MAX);
        var settings = new DispatchSettings(
                10,
                10,
                50,
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofDays(90));
        var parts = new Dispatch.Parts(
                contacts,
                consents,
                keys,
                new QuietHours(
                        List.of(new CountryHours("*", LocalDate.of(2000, 1, 1), List.of(always), Set.of(), Set.of()))),
                (_, _) -> Standing.SPEAKS,
                (_, _, _, _) -> Map.of(),
                this::noteSent,
                (_, _, _, _) -> false,
                settings);
        var carrier = new SmppCarrier(
                new SmppSettings(
                        "127.0.0.1",
                        port,
                        "pointbook",
                        "",
                        "",
                        "Pointbook",
                        20,
                        2_000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        new SmppErrors(Set.of(), Set.of())),
                clock);
        return new Dispatch(
                new Transactor(source),
                parts,
                List.of(carrier),
                () -> clock.instant().truncatedTo(ChronoUnit.MICROS),
                new SimpleMeterRegistry());
    }

    /** With the transaction: what is rolled back was not told. */
    private void noteSent(java.sql.Connection connection, SentListener.Sent message) throws SQLException {
        try (var insert = connection.prepareStatement("insert into told (member_id) values (?)")) {
            insert.setString(1, message.memberId());
            insert.executeUpdate();
        }
    }

    private void plan(int count) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var messages = new Messages(keys, () -> now);
        try (var connection = database.getConnection();
                var create = connection.createStatement()) {
            create.execute("create table told (member_id text)");
        }
        for (int from = 0; from < count; from += PLANNED_AT_ONCE) {
            plan(messages, from, now);
        }
    }

    private void plan(Messages messages, int from, Instant now) throws Exception {
        new Transactor(database).run(transaction -> {
            var connection = transaction.connection();
            for (int number = from; number < from + PLANNED_AT_ONCE; number++) {
                var memberId = "m-" + number;
                var phone = "+48600" + String.format("%06d", number);
                contacts.save(
                        connection, new Contact(memberId, phone, null, "en", ZoneOffset.UTC, null, Map.of()), now);
                boolean given = number % WITHDRAWN_EVERY != 0;
                say(connection, memberId, now.minusSeconds(2), true);
                if (!given) {
                    say(connection, memberId, now.minusSeconds(1), false);
                }
                messages.plan(
                        connection,
                        new PlannedMessage(
                                memberId,
                                "storm",
                                "once",
                                Channel.SMS,
                                "A",
                                Purpose.MARKETING,
                                new Words(null, "Hello " + memberId, null),
                                1,
                                now,
                                now.plus(Duration.ofDays(1)),
                                false));
            }
            return true;
        });
    }

    private void say(java.sql.Connection connection, String memberId, Instant at, boolean given) throws SQLException {
        consents.note(
                connection,
                new Said(memberId, Channel.SMS, Purpose.MARKETING, at, given, "1", "en", "app", null, "test", false),
                at);
    }

    private Map<String, Integer> states(String where) throws SQLException {
        sent.set(number("select count(*) from told"));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select concat_ws(' ', state, reason), count(*) from message" + where + " group by 1");
                var row = select.executeQuery()) {
            var states = new HashMap<String, Integer>();
            while (row.next()) {
                states.put(row.getString(1), row.getInt(2));
            }
            return states;
        }
    }

    private int number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
