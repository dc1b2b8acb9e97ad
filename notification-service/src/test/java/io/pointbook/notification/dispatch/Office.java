package io.pointbook.notification.dispatch;

import static org.awaitility.Awaitility.await;

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
import io.pointbook.runtime.secret.SealingKey;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Sending on real tables, with a carrier and campaigns of the test's own. */
final class Office {
    static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z"); // a Monday, 12:00 in Warsaw

    static final DispatchSettings SETTINGS = new DispatchSettings(
            2,
            4,
            10,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(1),
            Duration.ofDays(90));

    final DataSource database = Tables.fresh();
    final Transactor transactor = new Transactor(database);
    final SubjectKeys keys = new SubjectKeys(new SealingKey(new byte[SealingKey.KEY_BYTES]));
    final Contacts contacts = new Contacts(keys);
    final Consents consents = new Consents(contacts, keys);
    final Map<String, Standing> campaigns = new HashMap<>();
    final List<SentListener.Sent> sent = Collections.synchronizedList(new ArrayList<>());
    final List<String> replies = new ArrayList<>();
    final FakeCarrier phones = new FakeCarrier();
    Instant now = NOON;
    final Messages messages = new Messages(keys, () -> now);
    final Dispatch dispatch = dispatch();
    final Dispatcher dispatcher = dispatch.dispatcher(phones);

    /** Another one, as after a restart. */
    Dispatch dispatch() {
        return new Dispatch(
                transactor,
                new Dispatch.Parts(
                        contacts,
                        consents,
                        keys,
                        QuietHoursFile.read(Optional.empty()),
                        (_, campaignId) -> campaigns.getOrDefault(campaignId, Standing.SPEAKS),
                        (_, _, _, _) -> Map.of(),
                        (_, message) -> sent.add(message),
                        (_, memberId, _, text) -> replies.add(memberId + " " + text),
                        SETTINGS),
                List.of(phones),
                () -> now,
                new SimpleMeterRegistry());
    }

    /** Reached at +48600100NNN, in Warsaw, and agrees to everything by text. */
    void member(String memberId, int number) throws Exception {
        transactor.run(transaction -> {
            contacts.save(
                    transaction.connection(),
                    new Contact(memberId, phone(number), null, "pl", ZoneId.of("Europe/Warsaw"), null, Map.of()),
                    now);
            return true;
        });
        say(memberId, true, now.minus(Duration.ofDays(1)));
    }

    static String phone(int number) {
        return "+48600100" + String.format("%03d", number);
    }

    void say(String memberId, boolean yes, Instant at) throws Exception {
        transactor.run(transaction -> {
            consents.note(
                    transaction.connection(),
                    new Said(memberId, Channel.SMS, Purpose.MARKETING, at, yes, "1", "pl", "app", null, "test", false),
                    at);
            return true;
        });
    }

    PlannedMessage message(String memberId, String campaignId) {
        return message(memberId, campaignId, Purpose.MARKETING, 1, false);
    }

    PlannedMessage message(String memberId, String campaignId, Purpose purpose, int parts, boolean mayRepeat) {
        return new PlannedMessage(
                memberId,
                campaignId,
                "once",
                Channel.SMS,
                "A",
                purpose,
                new Words(null, "Dzień dobry, " + campaignId, null),
                parts,
                now,
                now.plus(Duration.ofDays(2)),
                mayRepeat);
    }

    boolean plan(PlannedMessage message) throws Exception {
        return transactor.run(transaction -> messages.plan(transaction.connection(), message));
    }

    /** Sends what is due, and waits until the answers are written down. */
    void send() throws Exception {
        while (dispatcher.batch() > 0) {
            settle();
        }
    }

    void settle() {
        await().atMost(Duration.ofSeconds(20)).until(() -> dispatcher.inFlight() == 0);
    }

    /** State and reason, such as "HELD QUIET_HOURS". */
    String standing(String memberId, String campaignId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select concat_ws(' ', state, reason) from message"
                        + " where member_id = ? and campaign_id = ?")) {
            select.setString(1, memberId);
            select.setString(2, campaignId);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "nothing";
            }
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
