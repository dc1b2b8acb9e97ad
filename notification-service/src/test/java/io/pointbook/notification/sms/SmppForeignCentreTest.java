package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.type.SmppProcessingException;
import com.github.mikesafonov.smpp.server.MockSmppServer;
import com.github.mikesafonov.smpp.server.MockSmppServerHandler;
import io.pointbook.notification.carrier.Handed;
import io.pointbook.notification.carrier.Outgoing;
import io.pointbook.testkit.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a centre that others wrote, on another library: what we mean is what it reads. */
class SmppForeignCentreTest {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int HEADER_BYTES = 6;

    /** It writes each message with its number into the log; held, for else the level is forgotten. */
    private static final List<Logger> MUTED =
            List.of(Logger.getLogger("com.cloudhopper"), Logger.getLogger("com.github.mikesafonov"));

    private final int port = Ports.free();
    private final AtomicInteger binds = new AtomicInteger();
    private final MockSmppServer centre = new MockSmppServer(
            "foreign", port, "pointbook", "secret", new MockSmppServerHandler("pointbook", "secret") {
                @Override
                public void sessionBindRequested(Long id, SmppSessionConfiguration asked, BaseBind bind)
                        throws SmppProcessingException {
                    binds.incrementAndGet();
                    super.sessionBindRequested(id, asked, bind);
                }
            });
    private final HeardAnswers heard = new HeardAnswers();
    private final SmppCarrier carrier = carrier("secret");

    @BeforeAll
    static void mute() {
        MUTED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @BeforeEach
    void bind() {
        centre.start();
        carrier.start(heard);
        await().atMost(AT_MOST).until(carrier::isUp);
    }

    @AfterEach
    void close() {
        carrier.close();
        centre.stop();
    }

    @Test
    void a_text_is_read_as_it_was_meant() throws Exception {
        var handed = send(70_000, "Grüße, 5 €");

        assertThat(handed).isInstanceOfSatisfying(Handed.Taken.class, taken -> assertThat(taken.ids())
                .hasSize(1)
                .doesNotContain(""));
        var read = centre.getSubmitSmMessages().getFirst();
        assertThat(read.getDestAddress().getAddress()).isEqualTo("48600100001");
        assertThat(read.getDestAddress().getTon()).isEqualTo(SmppConstants.TON_INTERNATIONAL);
        assertThat(read.getDestAddress().getNpi()).isEqualTo(SmppConstants.NPI_E164);
        assertThat(read.getSourceAddress().getAddress()).isEqualTo("Pointbook");
        assertThat(read.getSourceAddress().getTon()).isEqualTo(SmppConstants.TON_ALPHANUMERIC);
        assertThat(read.getDataCoding()).isEqualTo(SmppConstants.DATA_CODING_DEFAULT);
        assertThat(GsmAlphabet.text(read.getShortMessage())).isEqualTo("Grüße, 5 €");
        assertThat(read.getRegisteredDelivery()).isEqualTo(SmppConstants.REGISTERED_DELIVERY_SMSC_RECEIPT_REQUESTED);
        assertThat(read.getValidityPeriod()).as("an hour from now, in UTC").isEqualTo("261123130000000+");
        assertThat(read.getOptionalParameter(SmppConstants.TAG_USER_MESSAGE_REFERENCE)
                        .getValueAsUnsignedShort())
                .as("our number's last 16 bits")
                .isEqualTo(70_000 & 0xFFFF);
    }

    @Test
    void parts_of_a_long_text_say_which_they_are() {
        var text = "Zażółć gęślą jaźń. ".repeat(8);
        assertThat(send(0x1234, text)).isInstanceOfSatisfying(Handed.Taken.class, taken -> assertThat(taken.ids())
                .hasSize(3)
                .doesNotHaveDuplicates());

        var parts = centre.getSubmitSmMessages();
        assertThat(parts).extracting(SubmitSm::getEsmClass).containsOnly(SmppConstants.ESM_CLASS_UDHI_MASK);
        assertThat(parts).extracting(SubmitSm::getDataCoding).containsOnly(SmppConstants.DATA_CODING_UCS2);
        assertThat(parts)
                .extracting(part -> Arrays.copyOf(part.getShortMessage(), HEADER_BYTES))
                .containsExactly(new byte[] {5, 0, 3, 0x34, 3, 1}, new byte[] {5, 0, 3, 0x34, 3, 2}, new byte[] {
                    5, 0, 3, 0x34, 3, 3
                });
        assertThat(parts.stream().map(SmppForeignCentreTest::unicode).reduce("", String::concat))
                .isEqualTo(text);
    }

    @Test
    void many_texts_are_each_taken_once() {
        var handed = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> carrier.submit(message(number, "text " + number)))
                .toList();

        assertThat(handed)
                .allSatisfy(one -> assertThat(one.toCompletableFuture().join()).isInstanceOf(Handed.Taken.class));
        assertThat(centre.getSubmitSmMessages())
                .extracting(SubmitSm::getShortMessage)
                .extracting(GsmAlphabet::text)
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void whoever_is_not_let_in_asks_again_and_hands_nothing_over() {
        try (var stranger = carrier("wrong")) {
            stranger.start(new HeardAnswers());
            await().atMost(AT_MOST).until(() -> binds.get() >= 3);
            assertThat(stranger.submit(message(1, "hello"))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(new Handed.Later("not bound"));
            assertThat(stranger.isUp()).isFalse();
        }
        assertThat(centre.getSubmitSmMessages()).isEmpty();
    }

    private Handed send(long reference, String text) {
        return carrier.submit(message(reference, text)).toCompletableFuture().join();
    }

    private SmppCarrier carrier(String password) {
        return new SmppCarrier(
                new SmppSettings(
                        "127.0.0.1",
                        port,
                        "pointbook",
                        password,
                        "",
                        "Pointbook",
                        8,
                        1_000,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100),
                        new SmppErrors(Set.of(), Set.of())),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String unicode(SubmitSm part) {
        var body = part.getShortMessage();
        return new String(body, HEADER_BYTES, body.length - HEADER_BYTES, StandardCharsets.UTF_16BE);
    }

    private static Outgoing message(long reference, String text) {
        return new Outgoing(
                reference, "+48600100001", null, text, null, NOW.plus(Duration.ofHours(1)), Map.<String, String>of());
    }
}
