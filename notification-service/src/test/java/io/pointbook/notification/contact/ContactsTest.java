package io.pointbook.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.notification.Tables;
import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.runtime.http.Refused;
import io.pointbook.runtime.secret.SealingKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String PHONE = "+48600100001";
    private static final String EMAIL = "anna.kowalska@example.org";
    private static final Contact ANNA = new Contact(
            "m-1", PHONE, EMAIL, "pl", ZoneId.of("Europe/Warsaw"), 1990, Map.of("size", "Extralarge", "kids", 2L));

    private final SubjectKeys keys = new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES]));
    private final Contacts contacts = new Contacts(keys);
    private final Consents consents = new Consents(contacts, keys);
    private DataSource database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = Tables.fresh();
        connection = database.getConnection();
    }

    @Test
    void who_is_erased_while_his_contact_is_written_leaves_no_contact() throws Exception {
        keys.seal(connection, "m-1", new byte[] {1}); // he is known already, and has no contact
        try (var writing = database.getConnection();
                var erasing = Executors.newSingleThreadExecutor()) {
            writing.setAutoCommit(false);
            contacts.save(writing, ANNA, NOW);
            var erased = erasing.submit(() -> {
                contacts.erase(connection, "m-1");
                return true;
            });
            Awaitility.await().until(() -> erased.isDone() || waits());
            writing.commit();
            assertThat(erased.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(contacts.at(writing, Channel.SMS, PHONE, 10)).isEmpty();
        }
    }

    private boolean waits() throws SQLException {
        try (var other = database.getConnection();
                var row = other.createStatement().executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void what_was_told_is_found_again_by_member_and_by_address() throws SQLException {
        contacts.save(connection, ANNA, NOW);

        assertThat(contacts.find(connection, "m-1")).isEqualTo(ANNA);
        assertThat(contacts.at(connection, Channel.SMS, PHONE, 10)).containsExactly("m-1");
        assertThat(contacts.at(connection, Channel.EMAIL, EMAIL, 10)).containsExactly("m-1");
        assertThat(contacts.at(connection, Channel.EMAIL, PHONE, 10)).isEmpty();
        assertThat(contacts.between(connection, "", null)).containsOnly(Map.entry("m-1", ANNA));
        assertThat(contacts.between(connection, "m-1", null)).isEmpty();
    }

    @Test
    void no_table_says_who_he_is_while_he_is_known_or_after_he_is_erased() throws SQLException {
        contacts.save(connection, ANNA, NOW);
        say(Channel.SMS, Purpose.MARKETING, NOW, true);
        consents.suppress(connection, Channel.EMAIL, EMAIL, ConsentState.BOUNCED, NOW);
        assertNowhere(PHONE, EMAIL, "kowalska", "Extralarge");

        var stolen = backup("select sealed from contact");
        contacts.erase(connection, "m-1");

        assertNowhere(PHONE, EMAIL, "kowalska", "Extralarge", "slip-0815");
        assertThat(contacts.find(connection, "m-1")).isNull();
        assertThat(keys.open(connection, "m-1", stolen)).isNull();
        assertThat(consents.history(connection, "m-1")).hasSize(1);
    }

    @Test
    void a_contact_of_a_backup_cannot_be_read_with_the_key_that_the_member_gets_when_he_comes_again()
            throws SQLException {
        contacts.save(connection, ANNA, NOW);
        var stolen = backup("select sealed from contact");
        contacts.erase(connection, "m-1");
        contacts.save(connection, ANNA, NOW);

        assertThatThrownBy(() -> keys.open(connection, "m-1", stolen)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_the_installations_key_nothing_is_taken_in_and_with_another_nothing_is_read() throws SQLException {
        var keyless = new Contacts(new SubjectKeys(null));
        assertThatThrownBy(() -> keyless.save(connection, ANNA, NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("contact_key_missing"));

        contacts.save(connection, ANNA, NOW);
        var others = new Contacts(new SubjectKeys(new SealingKey(SealingKey.fresh())));
        assertThatThrownBy(() -> others.find(connection, "m-1")).isInstanceOf(Refused.class);
    }

    @Test
    void the_latest_word_counts_whatever_arrives_late() throws SQLException {
        contacts.save(connection, ANNA, NOW);
        assertThat(state(Purpose.MARKETING)).isEqualTo(ConsentState.NO_CONSENT);

        say(Channel.SMS, Purpose.MARKETING, NOW, true);
        assertThat(state(Purpose.MARKETING)).isEqualTo(ConsentState.ALLOWED);
        say(Channel.SMS, Purpose.MARKETING, NOW.plusSeconds(60), false);
        say(Channel.SMS, Purpose.MARKETING, NOW.plusSeconds(30), true);
        assertThat(state(Purpose.MARKETING)).isEqualTo(ConsentState.WITHDRAWN);

        say(Channel.SMS, Purpose.MARKETING, NOW.plusSeconds(60), true);
        assertThat(state(Purpose.MARKETING))
                .as("of two of the same time the no")
                .isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void who_refuses_profiling_keeps_general_offers_and_who_says_stop_keeps_service() throws SQLException {
        contacts.save(connection, ANNA, NOW);
        say(Channel.SMS, Purpose.MARKETING, NOW, true);
        say(Channel.SMS, Purpose.PROFILING, NOW, false);
        assertThat(state(Purpose.MARKETING)).isEqualTo(ConsentState.ALLOWED);
        assertThat(consents.profiled(connection, "", null)).isEmpty();

        consents.close(connection, "m-1", Channel.SMS, "STOP", NOW.plusSeconds(1));

        assertThat(state(Purpose.MARKETING)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(state(Purpose.SERVICE)).isEqualTo(ConsentState.ALLOWED);
    }

    @Test
    void profiling_on_one_channel_is_enough() throws SQLException {
        say(Channel.SMS, Purpose.PROFILING, NOW, false);
        say(Channel.EMAIL, Purpose.PROFILING, NOW.minus(Duration.ofDays(1)), true);

        assertThat(consents.profiled(connection, "", "m-1")).containsExactly("m-1");
        assertThat(consents.profiled(connection, "m-1", null)).isEmpty();
    }

    @Test
    void nothing_goes_where_there_is_no_address_or_where_it_came_back() throws SQLException {
        assertThat(consents.state(connection, "m-9", Channel.EMAIL, Purpose.SERVICE))
                .isEqualTo(ConsentState.NO_ADDRESS);

        contacts.save(connection, ANNA, NOW);
        consents.suppress(connection, Channel.EMAIL, EMAIL, ConsentState.BOUNCED, NOW);

        assertThat(consents.state(connection, "m-1", Channel.EMAIL, Purpose.SERVICE))
                .isEqualTo(ConsentState.BOUNCED);
        assertThat(consents.state(connection, "m-1", Channel.SMS, Purpose.SERVICE))
                .isEqualTo(ConsentState.ALLOWED);
    }

    private ConsentState state(Purpose purpose) throws SQLException {
        return consents.state(connection, "m-1", Channel.SMS, purpose);
    }

    private void say(Channel channel, Purpose purpose, Instant at, boolean given) throws SQLException {
        consents.note(
                connection,
                new Said(
                        "m-1",
                        channel,
                        purpose,
                        at,
                        given,
                        given ? "2026-1" : null,
                        "pl",
                        "app",
                        "slip-0815",
                        "shop-7",
                        false),
                NOW);
    }

    private byte[] backup(String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    /** Looks into every column of every table, as text and as the text of its bytes. */
    private void assertNowhere(String... words) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("public.contact", "public.consent");
        for (String table : tables) {
            try (var rows = connection.createStatement().executeQuery("select t::text from " + table + " t")) {
                while (rows.next()) {
                    for (String word : words) {
                        var bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
                        assertThat(rows.getString(1)).as(table).doesNotContain(word, bytes);
                    }
                }
            }
        }
    }
}
