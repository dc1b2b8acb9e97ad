package io.pointbook.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.contact.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of which nobody knows for a while whether they were sent. */
class DoubtTest {
    private final Office office = new Office();

    @BeforeEach
    void member() throws Exception {
        office.member("m-1", 1);
    }

    @Test
    void a_service_that_ended_before_the_answer_is_in_doubt_and_does_not_send_again() throws Exception {
        office.phones.answer = _ -> FakeCarrier.never();
        office.plan(office.message("m-1", "spring"));
        office.dispatcher.batch();
        assertThat(office.standing("m-1", "spring")).isEqualTo("SUBMITTING");

        var restarted = office.dispatch();
        restarted.dispatcher(office.phones).batch();
        office.pass(Office.SETTINGS.answerWithin());
        restarted.overdue();
        assertThat(office.standing("m-1", "spring")).isEqualTo("IN_DOUBT NO_ANSWER");
        office.pass(Office.SETTINGS.doubtFor());
        restarted.overdue();
        restarted.dispatcher(office.phones).batch();

        assertThat(office.phones.handed).hasSize(1);
        assertThat(office.standing("m-1", "spring")).isEqualTo("IN_DOUBT NO_ANSWER");
        assertThat(office.sent).isEmpty();
    }

    @Test
    void a_receipt_with_our_reference_settles_it_however_late() throws Exception {
        office.phones.answer = _ -> FakeCarrier.now(new Handed.InDoubt("the link broke"));
        office.plan(office.message("m-1", "spring"));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("IN_DOUBT NO_ANSWER");
        office.pass(Office.SETTINGS.doubtFor());
        office.dispatch.overdue();

        receive("77", office.phones.handed.getFirst().reference() & 0xFFFF, Fate.DELIVERED);
        assertThat(office.standing("m-1", "spring")).isEqualTo("DELIVERED");
        assertThat(office.sent).hasSize(1);
    }

    @Test
    void a_carrier_that_breaks_leaves_its_message_in_doubt_and_takes_the_next() throws Exception {
        office.member("m-2", 2);
        office.phones.answer = message -> {
            if (message.to().equals(Office.phone(1))) {
                throw new IllegalStateException("broken");
            }
            return FakeCarrier.now(new Handed.Taken(List.of("id-2")));
        };
        office.plan(office.message("m-1", "spring"));
        office.plan(office.message("m-2", "spring"));
        office.send();

        assertThat(office.standing("m-1", "spring")).isEqualTo("IN_DOUBT NO_ANSWER");
        assertThat(office.standing("m-2", "spring")).isEqualTo("SENT");
    }

    @Test
    void a_carrier_that_is_closed_takes_it_later() throws Exception {
        office.phones.answer = _ -> {
            throw new RejectedExecutionException("closed");
        };
        office.plan(office.message("m-1", "spring"));
        office.send();

        assertThat(office.standing("m-1", "spring")).isEqualTo("PLANNED CARRIER_AWAY");
    }

    @Test
    void a_message_that_may_be_repeated_is() throws Exception {
        office.phones.answer = _ -> FakeCarrier.now(new Handed.InDoubt("the link broke"));
        office.plan(office.message("m-1", "spring", Purpose.MARKETING, 1, true));
        for (int attempt = 1; attempt <= Settling.MOST_ATTEMPTS_IN_DOUBT + 2; attempt++) {
            office.send();
            office.pass(Office.SETTINGS.doubtFor());
            office.dispatch.overdue();
        }
        assertThat(office.phones.handed).hasSize(Settling.MOST_ATTEMPTS_IN_DOUBT);
        assertThat(office.standing("m-1", "spring")).isEqualTo("IN_DOUBT NO_ANSWER");
    }

    @Test
    void a_receipt_may_come_before_the_answer_and_write_its_id_in_hexadecimal() throws Exception {
        office.phones.answer = _ -> {
            receive("4D2", null, Fate.DELIVERED);
            return FakeCarrier.now(new Handed.Taken(List.of("1234")));
        };
        office.plan(office.message("m-1", "spring"));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("SENT");
        office.dispatch.strays();
        assertThat(office.standing("m-1", "spring")).isEqualTo("DELIVERED");
        assertThat(office.sent).hasSize(1);
    }

    @Test
    void an_early_receipt_with_our_reference_is_told_as_sent_once() throws Exception {
        office.phones.answer = message -> {
            receive("4d2", message.reference(), Fate.DELIVERED);
            return FakeCarrier.now(new Handed.Taken(List.of("1234")));
        };
        office.plan(office.message("m-1", "spring"));
        office.send();
        assertThat(office.standing("m-1", "spring")).isEqualTo("DELIVERED");
        assertThat(office.sent).hasSize(1);
    }

    @Test
    void a_long_text_is_delivered_with_its_last_part() throws Exception {
        office.phones.answer = _ -> FakeCarrier.now(new Handed.Taken(List.of("a", "b")));
        office.plan(office.message("m-1", "spring", Purpose.MARKETING, 2, false));
        office.send();
        receive("b", null, Fate.DELIVERED);
        receive("b", null, Fate.DELIVERED);
        assertThat(office.standing("m-1", "spring")).isEqualTo("SENT");
        receive("a", null, Fate.DELIVERED);
        assertThat(office.standing("m-1", "spring")).isEqualTo("DELIVERED");
    }

    @Test
    void a_missing_receipt_is_asked_for_and_given_up_at_last() throws Exception {
        office.plan(office.message("m-1", "spring"));
        office.send();
        for (int ask = 1; ask <= Settling.MOST_ASKS + 2; ask++) {
            office.pass(Office.SETTINGS.receiptWithin());
            office.dispatch.overdue();
        }
        assertThat(office.phones.asked).hasSize(Settling.MOST_ASKS);
        assertThat(office.standing("m-1", "spring")).isEqualTo("SENT NO_RECEIPT");
    }

    @Test
    void what_the_carrier_answers_when_asked_counts() throws Exception {
        office.phones.known = id -> new Receipt(id, null, Fate.EXPIRED, "");
        office.plan(office.message("m-1", "spring"));
        office.send();
        office.pass(Duration.ofHours(1));
        office.dispatch.overdue();
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(office.standing("m-1", "spring"))
                .isEqualTo("EXPIRED EXPIRED_ON_ITS_WAY"));
    }

    private void receive(String id, @Nullable Long reference, Fate fate) {
        try {
            office.dispatch.answers(Channel.SMS).receipt(new Receipt(id, reference, fate, ""));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
