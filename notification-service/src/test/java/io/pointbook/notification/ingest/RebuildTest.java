package io.pointbook.notification.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.contract.Topics;
import io.pointbook.notification.Tables;
import io.pointbook.notification.occasion.Occasions;
import io.pointbook.notification.profile.Generation.State;
import io.pointbook.notification.profile.Generations;
import io.pointbook.notification.profile.HabitSettings;
import io.pointbook.notification.profile.Profiles;
import io.pointbook.runtime.transaction.Transactor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All topics on a broker, and read models that are built from them: once, again, and beside each other. */
class RebuildTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));
    private static final List<String> TABLES = List.of("member", "lot", "purchase", "coupon", "redemption");

    private final DataSource database = Tables.fresh();
    private ToldTopics topics;
    private Ingest ingest;
    private SimpleMeterRegistry registry;

    @BeforeEach
    void tell() {
        topics = new ToldTopics();
        registry = new SimpleMeterRegistry();
        ingest = new Ingest(
                new IngestSettings(
                        topics.bootstrap(),
                        1,
                        new HabitSettings(ZoneId.of("Europe/Warsaw"), Duration.ofDays(90)),
                        Duration.ofDays(60),
                        Duration.ofDays(2),
                        Duration.ofMillis(200)),
                database,
                registry,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        ingest.close();
        topics.close();
    }

    @Test
    void a_full_replay_gives_the_same_read_models_and_notes_nothing() throws Exception {
        for (int member = 0; member < 20; member++) {
            topics.life("m-" + member, NOW.minus(Duration.ofHours(40)).minus(Duration.ofDays(member)), 1 + member % 7);
        }
        ingest.start();
        await().atMost(LONGEST).untilAsserted(() -> assertThat(taken(1)).isEqualTo(topics.sent()));
        var live = contents(1);
        var noted = noted();
        assertThat(noted).isNotEmpty();

        new Transactor(database).run(transaction -> Generations.another(transaction.connection(), NOW));

        await().atMost(LONGEST).untilAsserted(() -> assertThat(states()).isEqualTo(Map.of(2, State.LIVE)));
        assertThat(contents(2)).isEqualTo(live);
        assertThat(noted()).isEqualTo(noted);
        // what comes now is the new one's to note
        topics.life("m-new", NOW.minus(Duration.ofHours(40)), 2);
        await().atMost(LONGEST).untilAsserted(() -> assertThat(noted()).contains("SURPRISE_WON m-new c-m-new#0"));
    }

    @Test
    void who_starts_over_old_topics_has_all_read_models_and_notes_nothing() throws Exception {
        topics.life("m-1", LONG_AGO, 6);
        ingest.start();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(taken(1)).isEqualTo(topics.sent()));

        assertThat(noted()).isEmpty();
        try (Connection connection = database.getConnection()) {
            var profile = Profiles.find(connection, "m-1", NOW);
            assertThat(profile).isNotNull();
            assertThat(profile.purchases().count()).isEqualTo(3);
            assertThat(profile.expiring()).hasSize(6);
            assertThat(profile.tier()).isNotNull();
        }
        assertThat(registry.get("pointbook.profile.newest.age")
                        .tag("topic", Topics.LEDGER_PURCHASES)
                        .gauge()
                        .value())
                .isGreaterThan(Duration.ofDays(80).toSeconds());
    }

    @Test
    void what_is_no_message_is_kept_as_a_dead_letter_and_the_rest_goes_on() throws Exception {
        topics.send(Topics.LEDGER_PURCHASES, "m-1", "no json".getBytes(StandardCharsets.UTF_8));
        topics.send(Topics.LEDGER_ENTRIES, "m-1", "{\"memberId\":\"m-1\"}".getBytes(StandardCharsets.UTF_8));
        topics.send(Topics.LEDGER_BALANCES, "m-1", (byte[]) null);
        topics.life("m-1", LONG_AGO, 2);
        ingest.start();

        await().atMost(LONGEST).untilAsserted(() -> assertThat(taken(1)).isEqualTo(topics.sent()));

        assertThat(text("select string_agg(topic || ' ' || code, ', ' order by topic) from profile_1.dead_letter"))
                .isEqualTo("ledger.entries.v1 unreadable, ledger.purchases.v1 unreadable");
        assertThat(text("select purchases::text from profile.member where member_id = 'm-1'"))
                .isEqualTo("2");
    }

    private long taken(int generation) throws SQLException {
        if (!states().containsKey(generation)) {
            return 0;
        }
        return Long.parseLong(
                text("select coalesce(sum(next_offset), 0)::text from profile_" + generation + ".inbox_offset"));
    }

    private Map<Integer, State> states() throws SQLException {
        try (Connection connection = database.getConnection()) {
            var states = new LinkedHashMap<Integer, State>();
            Generations.all(connection).forEach(one -> states.put(one.number(), one.state()));
            return states;
        }
    }

    private Map<String, String> contents(int generation) throws SQLException {
        var contents = new LinkedHashMap<String, String>();
        for (String table : TABLES) {
            contents.put(
                    table,
                    text("select string_agg(t::text, E'\\n' order by t::text) from profile_" + generation + "." + table
                            + " t"));
        }
        return contents;
    }

    private List<String> noted() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Occasions.after(connection, 0, 10_000).stream()
                    .map(Occasions.Noted::occasion)
                    .map(one -> one.kind() + " " + one.memberId() + " " + one.occasionId())
                    .sorted()
                    .toList();
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
