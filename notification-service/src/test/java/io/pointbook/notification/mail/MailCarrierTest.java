package io.pointbook.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Handed;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from each way in which a relay can say no. */
class MailCarrierTest {
    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 nobody here, true",
        "550 5.1.10 null MX, true",
        "553 5.1.7 bad sender, false",
        "550 5.7.1 policy, false",
        "550 no such user, false",
        "552 5.2.2 mailbox full: was 5.1.1 before, false"
    })
    void an_address_is_dead_only_where_the_relay_says_so_of_the_receiver(String reply, boolean gone) {
        assertThat(handed("recipient address not accepted", reply))
                .isEqualTo(new Handed.Refused("SMTP " + reply.substring(0, 3), gone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient address not accepted", "DATA command not accepted", "sending data failed"})
    void what_the_relay_cannot_take_now_goes_later(String said) {
        assertThat(handed(said, "451 4.3.0 try again")).isEqualTo(new Handed.Later("SMTP 451"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "got error response",
                "HELO failed.",
                "AUTH PLAIN failed",
                "sender address not accepted",
                "STARTTLS failed"
            })
    void a_relay_that_refuses_us_delays_and_loses_no_mail(String said) {
        assertThat(handed(said, "535 5.7.8 who are you")).isEqualTo(new Handed.Later("the relay refuses us: SMTP 535"));
    }

    @Test
    void what_was_never_handed_over_goes_later_and_what_broke_on_its_way_is_in_doubt() {
        assertThat(MailCarrier.handed(new RuntimeException(new ConnectException("refused"))))
                .isEqualTo(new Handed.Later("the relay is away"));
        assertThat(MailCarrier.handed(new RuntimeException(new IOException("reset"))))
                .isInstanceOf(Handed.InDoubt.class);
    }

    private static Handed handed(String said, String reply) {
        int code = Integer.parseInt(reply.substring(0, 3));
        return MailCarrier.handed(new SMTPException(said, code, List.of(reply), code >= 500));
    }
}
