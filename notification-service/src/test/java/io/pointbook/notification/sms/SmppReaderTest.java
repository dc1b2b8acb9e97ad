package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people's answers come from centres of several makers. */
class SmppReaderTest {
    private static final int DEFAULT = 0;
    private static final int LATIN_1 = 3;
    private static final int UCS_2 = 8;
    private static final byte[] EURO_IN_SEPTETS = {0x1B, 0x65};

    private final HeardAnswers heard = new HeardAnswers();
    private final SmppReader reader = new SmppReader(heard, new SmppErrors(Set.of(), Set.of()));

    @ParameterizedTest
    @ValueSource(strings = {"48600100001", "+48600100001"})
    void a_number_is_told_with_its_plus(String address) throws Exception {
        reader.onAcceptDeliverSm(answer(address, DEFAULT, "STOP".getBytes(StandardCharsets.US_ASCII)));
        assertThat(heard.replies).containsExactly("+48600100001 STOP");
    }

    @Test
    void letters_are_read_in_the_coding_that_is_said() throws Exception {
        reader.onAcceptDeliverSm(answer("1", DEFAULT, EURO_IN_SEPTETS));
        reader.onAcceptDeliverSm(answer("2", LATIN_1, "Arrêt".getBytes(StandardCharsets.ISO_8859_1)));
        reader.onAcceptDeliverSm(answer("3", UCS_2, "Стоп".getBytes(StandardCharsets.UTF_16BE)));
        assertThat(heard.replies).containsExactly("+1 €", "+2 Arrêt", "+3 Стоп");
    }

    @Test
    void a_text_that_came_as_payload_is_read_too() throws Exception {
        var answer = answer("48600100001", UCS_2, new byte[0]);
        answer.setOptionalParameters(
                new OptionalParameter.Message_payload("Rezygnuję".getBytes(StandardCharsets.UTF_16BE)));
        reader.onAcceptDeliverSm(answer);
        assertThat(heard.replies).containsExactly("+48600100001 Rezygnuję");
    }

    @Test
    void a_receipt_that_cannot_be_written_down_now_is_asked_for_again() throws Exception {
        var receipt = answer("48600100001", DEFAULT, "id:7 stat:DELIVRD".getBytes(StandardCharsets.US_ASCII));
        receipt.setSmscDeliveryReceipt();
        heard.refusals = 1;

        assertThatThrownBy(() -> reader.onAcceptDeliverSm(receipt))
                .isInstanceOfSatisfying(ProcessRequestException.class, failure -> assertThat(failure.getErrorCode())
                        .isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
        reader.onAcceptDeliverSm(receipt);
        assertThat(heard.receipts).hasSize(1);
        assertThat(heard.replies).isEmpty();
    }

    private static DeliverSm answer(String from, int coding, byte[] text) {
        var delivered = new DeliverSm();
        delivered.setSourceAddr(from);
        delivered.setDataCoding((byte) coding);
        delivered.setShortMessage(text);
        return delivered;
    }
}
