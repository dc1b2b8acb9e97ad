package io.pointbook.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import io.pointbook.notification.dispatch.CampaignStanding.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private final Office office = new Office();

    @BeforeEach
    void members() throws Exception {
        office.member("m-1", 1);
        office.member("m-2", 2);
    }

    @Test
    void a_message_is_sent_once_told_as_sent_once_and_delivered_by_its_receipt() throws Exception {
        assertThat(office.plan(office.message("m-1", "spring"))).isTrue();
        assertThat(office.plan(office.message("m-1", "spring"))).as("again").isFalse();
        office.send();

        assertThat(office.phones.handed).hasSize(1);
        assertThat(office.phones.handed.getFirst().to()).isEqualTo(Office.phone(1));
        assertThat(office.phones.handed.getFirst().text()).isEqualTo("Dzień dobry, spring");
        assertThat(office.standing("m-1", "spring")).isEqualTo("SENT");

        receive(office.phones.handed.getFirst().reference(), Fate.DELIVERED);
        receive(office.phones.handed.getFirst().reference(), Fate.FAILED);
        assertThat(office.standing("m-1", "spring")).as("the first end stays").isEqualTo("DELIVERED");
        assertThat(office.plan(office.message("m-1", "spring"))).as("for ever").isFalse();
        assertThat(office.sent).hasSize(1);
    }

    @Test
    void who_withdrew_a_second_before_gets_nothing() throws Exception {
        office.plan(office.message("m-1", "spring"));
        office.say("m-1", false, office.now.minusSeconds(1));
        office.send();

        assertThat(office.phones.handed).isEmpty();
        assertThat(office.standing("m-1", "spring")).isEqualTo("SUPPRESSED WITHDRAWN");
    }

    @Test
    void in_quiet_hours_it_waits_for_the_morning() throws Exception {
        office.pass(Duration.ofHours(9)); // 21:00
        office.plan(office.message("m-1", "spring"));
        office.plan(office.message("m-1", "code", Purpose.SERVICE, 1, false));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("HELD QUIET_HOURS");
        assertThat(office.standing("m-1", "code"))
                .as("what he asked for comes at once")
                .isEqualTo("SENT");

        office.pass(Duration.ofHours(11).minusSeconds(1));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("HELD QUIET_HOURS");
        office.pass(Duration.ofSeconds(1)); // 8:00
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("SENT");
    }

    @Test
    void at_the_cap_of_all_campaigns_it_is_not_sent() throws Exception {
        for (var campaign : List.of("a", "b", "c")) {
            office.plan(office.message("m-1", campaign));
        }
        office.send();
        assertThat(office.standing("m-1", "c")).isEqualTo("SUPPRESSED CAP_OF_DAY");

        office.pass(Duration.ofDays(1));
        office.plan(office.message("m-1", "d"));
        office.plan(office.message("m-1", "e"));
        office.send();
        office.pass(Duration.ofDays(1));
        office.plan(office.message("m-1", "f"));
        office.send();
        assertThat(office.standing("m-1", "e")).isEqualTo("SENT");
        assertThat(office.standing("m-1", "f")).isEqualTo("SUPPRESSED CAP_OF_WEEK");
        office.plan(office.message("m-2", "f"));
        office.send();
        assertThat(office.standing("m-2", "f")).isEqualTo("SENT");
    }

    @Test
    void a_campaign_that_pauses_is_waited_for_and_one_that_stopped_is_not() throws Exception {
        office.campaigns.put("paused", Standing.PAUSES);
        office.campaigns.put("stopped", Standing.STOPPED);
        office.plan(office.message("m-1", "paused"));
        office.plan(office.message("m-1", "stopped"));
        office.send();
        assertThat(office.standing("m-1", "paused")).isEqualTo("HELD CAMPAIGN_PAUSED");
        assertThat(office.standing("m-1", "stopped")).isEqualTo("SUPPRESSED CAMPAIGN_STOPPED");

        office.campaigns.remove("paused");
        office.pass(Office.SETTINGS.pauseFor());
        office.send();
        assertThat(office.standing("m-1", "paused")).isEqualTo("SENT");
    }

    @Test
    void a_carrier_that_is_away_delays_and_a_message_past_its_time_is_dropped() throws Exception {
        office.phones.answer = _ -> FakeCarrier.now(new Handed.Later("ESME_RTHROTTLED"));
        office.plan(office.message("m-1", "spring"));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("PLANNED CARRIER_AWAY");
        office.pass(Duration.ofSeconds(1));
        office.send();
        assertThat(office.phones.handed).hasSize(2);

        office.phones.up = false;
        office.pass(Duration.ofDays(2));
        office.send();
        assertThat(office.phones.handed).as("it is not even tried").hasSize(2);
        office.dispatch.drop();
        assertThat(office.standing("m-1", "spring")).isEqualTo("EXPIRED TOO_LATE");
        assertThat(office.sent).isEmpty();
    }

    @Test
    void a_number_that_is_dead_is_not_written_to_again() throws Exception {
        office.plan(office.message("m-1", "spring"));
        office.send();
        receive(office.phones.handed.getFirst().reference(), Fate.GONE);
        assertThat(office.standing("m-1", "spring")).isEqualTo("FAILED BOUNCED");

        office.plan(office.message("m-1", "summer"));
        office.send();
        assertThat(office.standing("m-1", "summer")).isEqualTo("SUPPRESSED BOUNCED");
    }

    @Test
    void stop_closes_the_channel() throws Exception {
        office.plan(office.message("m-1", "spring"));
        office.pass(Duration.ofMinutes(1));
        office.dispatch.answers(Channel.SMS).reply(Office.phone(1), "Koniec.");
        office.dispatch.answers(Channel.SMS).reply(Office.phone(2), "thanks, do not stop");
        assertThat(office.replies).containsExactly("m-2 thanks, do not stop");
        office.plan(office.message("m-2", "spring"));
        office.send();

        assertThat(office.standing("m-1", "spring")).isEqualTo("SUPPRESSED WITHDRAWN");
        assertThat(office.standing("m-2", "spring")).isEqualTo("SENT");
    }

    @Test
    void who_is_forgotten_is_not_written_to_and_nothing_of_the_words_stays() throws Exception {
        office.plan(office.message("m-1", "sent"));
        office.send();
        office.plan(office.message("m-1", "planned"));
        office.transactor.run(transaction -> {
            office.contacts.erase(transaction.connection(), "m-1");
            office.messages.forget(transaction.connection(), "m-1");
            return true;
        });
        office.send();

        assertThat(office.standing("m-1", "planned")).isEqualTo("SUPPRESSED ERASED");
        try (var connection = office.database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from message where words is not null or address_digest is not null");
                var row = select.executeQuery()) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private void receive(long reference, Fate fate) throws Exception {
        office.dispatch.answers(Channel.SMS).receipt(new Receipt("ID-" + reference, null, fate, ""));
    }
}
