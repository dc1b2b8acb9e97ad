package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.testkit.Ports;
import io.pointbook.testkit.sms.Habits;
import io.pointbook.testkit.sms.SmsCentre;
import io.pointbook.testkit.sms.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an SMS centre of ours, with all its bad habits. */
class SmppCarrierTest {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int WINDOW = 4;

    private final List<Text> screen = new CopyOnWriteArrayList<>();
    private final HeardAnswers heard = new HeardAnswers();
    private final int port = Ports.free();
    private SmsCentre centre = new SmsCentre(port, Habits.GOOD, screen::add);
    private final SmppCarrier carrier = new SmppCarrier(
            new SmppSettings(
                    "127.0.0.1",
                    port,
                    "pointbook",
                    "secret",
                    "",
                    "Pointbook",
                    WINDOW,
                    1_000,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(100),
                    new SmppErrors(Set.of(), Set.of())),
            Clock.systemUTC());

    @BeforeEach
    void bind() {
        carrier.start(heard);
        await().atMost(AT_MOST).until(carrier::isUp);
    }

    @AfterEach
    void close() {
        carrier.close();
        centre.close();
    }

    @Test
    void a_text_arrives_with_its_receipt_and_our_reference() {
        assertThat(send(70_000, "Grüße, 5 €")).isEqualTo(new Handed.Taken(List.of("1000001")));

        assertThat(screen).hasSize(1);
        assertThat(screen.getFirst().content()).isEqualTo("Grüße, 5 €");
        assertThat(screen.getFirst().to()).isEqualTo("48600100001");
        assertThat(screen.getFirst().from()).isEqualTo("Pointbook");
        await().atMost(AT_MOST).until(() -> !heard.receipts.isEmpty());
        var receipt = heard.receipts.getFirst();
        assertThat(receipt.id()).isEqualTo("1000001");
        assertThat(receipt.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(receipt.reference()).as("its last 16 bits").isEqualTo(70_000 & 0xFFFF);
    }

    @Test
    void long_texts_are_put_together_again() {
        var polish = "Zażółć gęślą jaźń. ".repeat(12);
        assertThat(send(1, polish)).isInstanceOfSatisfying(Handed.Taken.class, taken -> assertThat(taken.ids())
                .hasSize(4));
        assertThat(send(2, "ten chars ".repeat(40))).isInstanceOf(Handed.Taken.class);

        assertThat(screen).extracting(Text::content).containsExactly(polish, "ten chars ".repeat(40));
        assertThat(screen).extracting(Text::parts).containsExactly(4, 3);
        assertThat(screen).extracting(Text::isUnicode).containsExactly(true, false);
    }

    @Test
    void a_centre_that_throttles_gets_the_text_later_and_slower() {
        centre.behave(Habits.GOOD.throttlingEvery(1));
        assertThat(send(1, "hello")).isEqualTo(new Handed.Later("ESME_RTHROTTLED"));
        centre.behave(Habits.GOOD);
        assertThat(send(1, "hello")).isInstanceOf(Handed.Taken.class);
    }

    @Test
    void parts_that_are_throttled_are_handed_over_again_and_the_text_is_whole() {
        centre.behave(Habits.GOOD.throttlingEvery(2));
        assertThat(send(1, "x".repeat(400))).isInstanceOf(Handed.Taken.class);
        assertThat(screen).extracting(Text::content).containsExactly("x".repeat(400));
    }

    @Test
    void a_link_that_breaks_before_the_answer_leaves_a_doubt_that_the_receipt_settles() {
        centre.behave(Habits.GOOD.droppingEvery(1, true));
        assertThat(send(5, "hello")).isInstanceOf(Handed.InDoubt.class);
        centre.behave(Habits.GOOD);

        await().atMost(AT_MOST).until(() -> !heard.receipts.isEmpty());
        assertThat(heard.receipts.getFirst().reference()).isEqualTo(5);
        await().atMost(AT_MOST).until(carrier::isUp);
        assertThat(send(6, "again")).isInstanceOf(Handed.Taken.class);
        assertThat(centre.binds()).isEqualTo(2);
    }

    @Test
    void a_centre_that_is_away_is_bound_again_when_it_is_back() {
        centre.close();
        await().atMost(AT_MOST).until(() -> !carrier.isUp());
        assertThat(send(1, "hello")).isEqualTo(new Handed.Later("not bound"));

        centre = new SmsCentre(port, Habits.GOOD, screen::add);
        await().atMost(AT_MOST).until(carrier::isUp);
        assertThat(send(1, "hello")).isInstanceOf(Handed.Taken.class);
    }

    @Test
    void a_number_that_does_not_exist_is_refused() {
        centre.behave(Habits.GOOD.refusing("001", ""));
        assertThat(send(1, "hello")).isEqualTo(new Handed.Refused("ESME_RINVDSTADR"));
    }

    @Test
    void receipts_come_early_and_twice_and_in_hexadecimal_and_again_when_they_were_not_taken() {
        centre.behave(Habits.GOOD.withReceipts(true, Duration.ofMillis(10), 1, 1, true));
        heard.refusals = 1;
        send(1, "hello");
        await().atMost(AT_MOST).until(() -> heard.receipts.size() == 2);
        assertThat(heard.receipts)
                .allSatisfy(receipt -> assertThat(receipt.id()).isEqualTo("f4241"));
    }

    @Test
    void no_more_are_open_than_the_window_lets() {
        centre.behave(Habits.GOOD.answeringAfter(Duration.ofMillis(30)));
        var all = new ArrayList<java.util.concurrent.CompletableFuture<Handed>>();
        for (int number = 1; number <= 40; number++) {
            all.add(carrier.submit(message(number, "hello")).toCompletableFuture());
        }
        assertThat(all).allSatisfy(handed -> assertThat(handed.join()).isInstanceOf(Handed.Taken.class));
        assertThat(centre.widest()).isEqualTo(WINDOW);
    }

    @Test
    void what_people_answer_is_heard_and_a_text_can_be_asked_about() {
        assertThat(centre.reply("48600100001", "Pointbook", "STOP")).isTrue();
        assertThat(centre.reply("48600100002", "Pointbook", "Отписаться")).isTrue();
        await().atMost(AT_MOST).until(() -> heard.replies.size() == 2);
        assertThat(heard.replies).containsExactlyInAnyOrder("+48600100001 STOP", "+48600100002 Отписаться");

        centre.behave(Habits.GOOD.withReceipts(false, Duration.ZERO, 0, 0, false));
        send(1, "hello");
        assertThat(carrier.ask("1000001").toCompletableFuture().join().fate()).isEqualTo(Fate.DELIVERED);
        assertThat(carrier.ask("7").toCompletableFuture().join().fate()).isEqualTo(Fate.UNKNOWN);
    }

    private Handed send(long reference, String text) {
        return carrier.submit(message(reference, text)).toCompletableFuture().join();
    }

    private static Outgoing message(long reference, String text) {
        return new Outgoing(
                reference,
                "+48600100001",
                null,
                text,
                null,
                Clock.systemUTC().instant().plus(Duration.ofHours(1)),
                Map.of());
    }
}
