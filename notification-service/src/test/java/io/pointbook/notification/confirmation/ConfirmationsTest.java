package io.pointbook.notification.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.Tables;
import io.pointbook.notification.confirmation.Confirmations.Asked;
import io.pointbook.notification.confirmation.Confirmations.Entered;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.ConsentState;
import io.pointbook.notification.contact.Consents;
import io.pointbook.notification.contact.Consents.Said;
import io.pointbook.notification.contact.Contact;
import io.pointbook.notification.contact.Contacts;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.contact.SubjectKeys;
import io.pointbook.notification.dispatch.Messages;
import io.pointbook.runtime.secret.SealingKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Double opt-in: what counts, who is asked, and how often. */
class ConfirmationsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Duration VALID = Duration.ofDays(2);
    private static final Pattern CODE = Pattern.compile("Chain: ([0-9]{6})");
    private static final Pattern TOKEN = Pattern.compile("https://club\\.example/c/([A-Za-z0-9_-]{22})");

    private final SubjectKeys keys = new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES]));
    private final Contacts contacts = new Contacts(keys);
    private final Consents consents = new Consents(contacts, keys);
    private Instant now = NOON;
    private final Confirmations confirmations = new Confirmations(
            contacts,
            consents,
            new Messages(keys, () -> now),
            new ConfirmationTerms(URI.create("https://club.example/"), "Chain", VALID),
            () -> now);
    private Connection connection;

    @BeforeEach
    void member() throws Exception {
        connection = Tables.fresh().getConnection();
        reachedAt("m-1", "+48600100200", "anna@example.org");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_yes_that_awaits_counts_when_the_link_was_used_and_not_before() throws Exception {
        say("m-1", Channel.EMAIL, true, true);
        assertThat(state("m-1", Channel.EMAIL)).isEqualTo(ConsentState.NOT_CONFIRMED);
        assertThat(consents.profiled(connection, "", null)).isEmpty();

        var token = token(words("m-1").getFirst());
        assertThat(confirmations.link(connection, token)).get().matches(link -> !link.confirmed());
        assertThat(state("m-1", Channel.EMAIL)).as("looking changes nothing").isEqualTo(ConsentState.NOT_CONFIRMED);
        assertThat(confirmations.confirm(connection, token)).isPresent();
        assertThat(confirmations.confirm(connection, token)).isPresent();

        assertThat(state("m-1", Channel.EMAIL)).isEqualTo(ConsentState.ALLOWED);
        assertThat(consents.profiled(connection, "", null)).containsExactly("m-1");
    }

    @Test
    void what_another_system_confirmed_and_what_is_service_awaits_nothing() throws Exception {
        say("m-1", Channel.EMAIL, true, false);
        assertThat(state("m-1", Channel.EMAIL)).isEqualTo(ConsentState.ALLOWED);
        assertThat(words("m-1")).isEmpty();
        assertThat(consents.state(connection, "m-1", Channel.SMS, Purpose.SERVICE))
                .isEqualTo(ConsentState.ALLOWED);
    }

    @Test
    void six_digits_confirm_a_number() throws Exception {
        say("m-1", Channel.SMS, true, true);
        var code = code(words("m-1").getFirst());

        assertThat(enter(wrong(code))).contains(new Entered(false, Confirmations.MOST_TRIES - 1));
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.NOT_CONFIRMED);
        assertThat(enter(code)).contains(new Entered(true, 0));
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.ALLOWED);
        assertThat(enter(code)).as("it was used").isEmpty();
    }

    @Test
    void an_answer_with_the_six_digits_confirms_the_number() throws Exception {
        say("m-1", Channel.SMS, true, true);
        var code = code(words("m-1").getFirst());

        assertThat(confirmations.heard(connection, "m-1", Channel.SMS, "ok " + code))
                .isFalse();
        assertThat(confirmations.heard(connection, "m-1", Channel.SMS, wrong(code)))
                .isFalse();
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.NOT_CONFIRMED);
        assertThat(confirmations.heard(connection, "m-1", Channel.SMS, " " + code + "\n"))
                .isTrue();
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.ALLOWED);
    }

    @Test
    void after_five_wrong_codes_the_right_one_is_worth_nothing() throws Exception {
        say("m-1", Channel.SMS, true, true);
        var code = code(words("m-1").getFirst());
        for (int tries = 1; tries <= Confirmations.MOST_TRIES; tries++) {
            assertThat(enter(wrong(code))).contains(new Entered(false, Confirmations.MOST_TRIES - tries));
        }

        assertThat(enter(code)).isEmpty();
        assertThat(confirmations.again(connection, "m-1", Channel.SMS)).isEqualTo(Asked.ASKED);
        assertThat(enter(code(words("m-1").getLast()))).contains(new Entered(true, 0));
    }

    @Test
    void links_and_codes_end_with_their_time() throws Exception {
        say("m-1", Channel.SMS, true, true);
        var words = words("m-1").getFirst();
        now = NOON.plus(VALID);

        assertThat(enter(code(words))).isEmpty();
        assertThat(confirmations.confirm(connection, token(words))).isEmpty();
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.NOT_CONFIRMED);
    }

    @Test
    void the_same_contact_and_the_same_yes_brought_again_ask_nobody_again() throws Exception {
        for (int day = 0; day < 5; day++) {
            now = NOON.plus(Duration.ofDays(day));
            reachedAt("m-1", "+48600100200", "anna@example.org");
            say("m-1", Channel.EMAIL, true, true);
        }

        assertThat(words("m-1")).hasSize(1);
    }

    @Test
    void another_yes_and_another_address_ask_again() throws Exception {
        say("m-1", Channel.EMAIL, true, true);
        confirmations.confirm(connection, token(words("m-1").getFirst()));
        reachedAt("m-1", "+48600100200", "other@example.org");
        confirmations.look(connection, "m-1");
        assertThat(words("m-1")).hasSize(2);
        assertThat(state("m-1", Channel.EMAIL))
                .as("the first address was confirmed, not this one")
                .isEqualTo(ConsentState.NOT_CONFIRMED);
        now = NOON.plus(Duration.ofDays(30));
        sayAt("m-1", Channel.EMAIL, now, true, true);
        assertThat(words("m-1")).hasSize(3);

        reachedAt("m-1", "+48600100200", "anna@example.org");
        assertThat(state("m-1", Channel.EMAIL)).as("confirmed once").isEqualTo(ConsentState.ALLOWED);
    }

    @Test
    void nobody_is_flooded_by_another_hand() throws Exception {
        for (int member = 2; member < 10; member++) {
            reachedAt("m-" + member, null, "victim@example.org");
            say("m-" + member, Channel.EMAIL, true, true);
        }
        assertThat(count("confirmation")).isEqualTo(Confirmations.MOST_OF_DAY);
        assertThat(confirmations.again(connection, "m-2", Channel.EMAIL)).isEqualTo(Asked.TOO_OFTEN);

        now = NOON.plus(Duration.ofDays(1)).plusSeconds(1);
        assertThat(confirmations.again(connection, "m-2", Channel.EMAIL)).isEqualTo(Asked.ASKED);
    }

    @Test
    void nothing_is_asked_where_nothing_waits() throws Exception {
        assertThat(confirmations.again(connection, "m-1", Channel.SMS)).isEqualTo(Asked.NOTHING_WAITS);
        say("m-1", Channel.SMS, true, true);
        sayAt("m-1", Channel.SMS, NOON.plusSeconds(1), false, false);
        assertThat(confirmations.again(connection, "m-1", Channel.SMS)).isEqualTo(Asked.NOTHING_WAITS);
        assertThat(state("m-1", Channel.SMS)).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void who_is_forgotten_leaves_no_link() throws Exception {
        say("m-1", Channel.EMAIL, true, true);
        var token = token(words("m-1").getFirst());
        Confirmations.forget(connection, "m-1");

        assertThat(confirmations.confirm(connection, token)).isEmpty();
        assertThat(count("confirmation")).isZero();
    }

    @Test
    void texts_have_one_part_where_their_letters_allow_it() {
        var link = "https://club.chain.example/c/0123456789abcdef012345";
        assertThat(ConfirmationWords.of("en", "Chain", link, "012345").parts()).isOne();
        assertThat(ConfirmationWords.of("pl-PL", "Chain", link, "012345").parts())
                .isOne();
        assertThat(ConfirmationWords.of("ru", "Chain", link, "012345").parts()).isEqualTo(3);
        assertThat(ConfirmationWords.of("de", "A & B", link, null).words().html())
                .contains("A &amp; B", link)
                .doesNotContain("{");
    }

    private void reachedAt(String memberId, @Nullable String phone, @Nullable String email) throws SQLException {
        contacts.save(
                connection, new Contact(memberId, phone, email, "en", ZoneId.of("Europe/Warsaw"), null, Map.of()), now);
    }

    private void say(String memberId, Channel channel, boolean given, boolean awaits) throws SQLException {
        sayAt(memberId, channel, NOON.minusSeconds(60), given, awaits);
    }

    private void sayAt(String memberId, Channel channel, Instant at, boolean given, boolean awaits)
            throws SQLException {
        for (var purpose : List.of(Purpose.MARKETING, Purpose.PROFILING)) {
            consents.note(
                    connection,
                    new Said(memberId, channel, purpose, at, given, "1", "en", "app", null, "test", awaits),
                    now);
        }
        confirmations.look(connection, memberId);
    }

    private ConsentState state(String memberId, Channel channel) throws SQLException {
        return consents.state(connection, memberId, channel, Purpose.MARKETING);
    }

    private Optional<Entered> enter(String code) throws SQLException {
        return confirmations.enter(connection, "m-1", Channel.SMS, code);
    }

    /** What was handed in to be sent to him, the oldest first. */
    private List<String> words(String memberId) throws SQLException {
        try (var select = connection.prepareStatement(
                "select words, purpose, campaign_id from message where member_id = ? order by message_id")) {
            select.setString(1, memberId);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (row.next()) {
                    assertThat(row.getString(2)).isEqualTo("SERVICE");
                    assertThat(row.getString(3)).isEqualTo(Confirmations.CAMPAIGN);
                    found.add(new String(keys.open(connection, memberId, row.getBytes(1)), StandardCharsets.UTF_8));
                }
                return found;
            }
        }
    }

    private int count(String table) throws SQLException {
        try (var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String code(String words) {
        return first(CODE, words);
    }

    private static String token(String words) {
        return first(TOKEN, words);
    }

    private static String first(Pattern pattern, String words) {
        var found = pattern.matcher(words);
        assertThat(found.find()).as("what was looked for in %s", words).isTrue();
        return found.group(1);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
