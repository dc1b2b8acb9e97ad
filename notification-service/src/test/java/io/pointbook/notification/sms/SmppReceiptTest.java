package io.pointbook.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMPP 3.4, appendix B, lets each maker write receipts in his own way; these are ways in use. */
class SmppReceiptTest {
    private static final SmppErrors ERRORS = new SmppErrors(Set.of("001", "1B"), Set.of("034"));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "id:c449ab9f sub:001 dlvrd:001 submit date:2611231301 done date:2611231302 stat:DELIVRD err:000 text:Hi",
                // with seconds
                "id:c449ab9f sub:001 dlvrd:001 submit date:261123130159 done date:261123130205 stat:DELIVRD err:000 text:",
                // without a text, and without an end of line or with one
                "id:c449ab9f sub:001 dlvrd:001 submit date:2611231301 done date:2611231302 stat:DELIVRD err:000",
                "id:c449ab9f sub:001 dlvrd:001 submit date:2611231301 done date:2611231302 stat:DELIVRD err:0\r\n",
                "id:c449ab9f sub:1 dlvrd:1 submit date:2611231301 done date:2611231302 stat:DELIVRD err:\u0000",
                // small and large letters
                "ID:c449ab9f Sub:001 Dlvrd:001 Submit Date:2611231301 Done Date:2611231302 Stat:delivrd Err:000 Text:",
                // blanks behind colons, fields in another order, fields that are not there
                "id: c449ab9f sub: 001 dlvrd: 001 submit date: 2611231301 done date: 2611231302 stat: DELIVRD err: 000",
                "stat:DELIVRD err:000 id:c449ab9f",
                "id:c449ab9f done date:2611231302 stat:DELIVRD",
                "id:c449ab9f\nstat:DELIVERED\nerr:000",
                // what the text itself says comes last and is not looked at
                "id:c449ab9f sub:001 dlvrd:001 stat:DELIVRD err:000 text:id:7 stat:UNDELIV err:001"
            })
    void what_is_looked_for_is_found_however_it_is_written(String text) {
        var receipt = read(text);

        assertThat(receipt.id()).isEqualTo("c449ab9f");
        assertThat(receipt.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(receipt.reference()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000001",
                "00F4241",
                "0x00f4241",
                "11111111-2222-3333-4444-555555555555",
                "kx7QzP09aB",
                "48600-1.2@centre"
            })
    void ids_are_told_as_they_are_written(String id) {
        assertThat(read("id:" + id + " sub:001 dlvrd:001 stat:DELIVRD err:000 text:")
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, 000, DELIVERED",
        "DELIVERED, 000, DELIVERED",
        "EXPIRED, 254, EXPIRED",
        "ENROUTE, 000, ON_ITS_WAY",
        "ACCEPTD, 000, ON_ITS_WAY",
        "SCHEDULED, 000, ON_ITS_WAY",
        "UNKNOWN, 000, UNKNOWN",
        "PARKED, 000, UNKNOWN",
        "DELETED, 000, FAILED",
        "UNDELIV, 000, FAILED",
        "UNDELIV, 027, FAILED",
        "REJECTD, 027, FAILED",
        "UNDELIV, 001, GONE",
        "UNDELIV, 1, GONE",
        "UNDELIV, 1B, GONE",
        "UNDELIV, 034, BLOCKED",
        "REJECTD, 034, BLOCKED",
        "DELIVRD, 001, DELIVERED",
        "EXPIRED, 001, EXPIRED"
    })
    void states_and_the_centres_own_numbers_say_how_it_ended(String state, String error, Fate fate) {
        var receipt = read("id:7 sub:001 dlvrd:000 stat:" + state + " err:" + error + " text:");

        assertThat(receipt.fate()).isEqualTo(fate);
        assertThat(receipt.cause()).isEqualTo(state + " err:" + error);
    }

    @Test
    void options_alone_are_enough() {
        var receipt = SmppReceipt.of(
                receipt(
                        "",
                        new OptionalParameter.Receipted_message_id("F4241"),
                        new OptionalParameter.Message_state((byte) 5),
                        new OptionalParameter.User_message_reference((short) 0xFFFE)),
                ERRORS);

        assertThat(receipt.id()).isEqualTo("F4241");
        assertThat(receipt.fate()).isEqualTo(Fate.FAILED);
        assertThat(receipt.reference()).as("two octets without a sign").isEqualTo(0xFFFEL);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ON_ITS_WAY",
        "1, ON_ITS_WAY",
        "2, DELIVERED",
        "3, EXPIRED",
        "4, FAILED",
        "5, FAILED",
        "6, ON_ITS_WAY",
        "7, UNKNOWN",
        "8, FAILED",
        "9, FAILED",
        "10, UNKNOWN",
        "-1, UNKNOWN"
    })
    void states_of_options_are_those_of_the_protocol_and_others_are_unknown(byte state, Fate fate) {
        assertThat(SmppReceipt.of(receipt("id:7", new OptionalParameter.Message_state(state)), ERRORS)
                        .fate())
                .isEqualTo(fate);
    }

    @Test
    void the_id_of_the_option_goes_before_that_of_the_text_where_it_has_one() {
        var text = "id:1000001 stat:DELIVRD err:000";
        assertThat(SmppReceipt.of(receipt(text, new OptionalParameter.Receipted_message_id("F4241")), ERRORS)
                        .id())
                .isEqualTo("F4241");
        assertThat(SmppReceipt.of(receipt(text, new OptionalParameter.Receipted_message_id("")), ERRORS)
                        .id())
                .isEqualTo("1000001");
    }

    @Test
    void the_state_of_the_option_goes_before_that_of_the_text_where_it_says_anything() {
        var text = "id:7 stat:DELIVRD err:000";
        assertThat(SmppReceipt.of(receipt(text, new OptionalParameter.Message_state((byte) 5)), ERRORS)
                        .fate())
                .isEqualTo(Fate.FAILED);
        assertThat(SmppReceipt.of(receipt(text, new OptionalParameter.Message_state((byte) 7)), ERRORS)
                        .fate())
                .isEqualTo(Fate.DELIVERED);
    }

    @Test
    void an_id_that_is_not_there_is_not_the_word_behind_it() {
        assertThat(read("id: sub:001 dlvrd:001 stat:DELIVRD err:000").id()).isNull();
    }

    @Test
    void a_text_that_came_as_payload_is_read_too() {
        var payload = "id:7 stat:EXPIRED err:000".getBytes(StandardCharsets.US_ASCII);
        var receipt = SmppReceipt.of(receipt("", new OptionalParameter.Message_payload(payload)), ERRORS);

        assertThat(receipt.id()).isEqualTo("7");
        assertThat(receipt.fate()).isEqualTo(Fate.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Delivered", "id:", "stat:", "text without fields"})
    void what_says_nothing_is_unknown_and_not_an_error(String text) {
        var receipt = read(text);

        assertThat(receipt.id()).isNull();
        assertThat(receipt.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(receipt.cause()).isEmpty();
    }

    private static Receipt read(String text) {
        return SmppReceipt.of(receipt(text), ERRORS);
    }

    private static DeliverSm receipt(String text, OptionalParameter... options) {
        var delivered = new DeliverSm();
        delivered.setSmscDeliveryReceipt();
        delivered.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
        delivered.setOptionalParameters(options);
        return delivered;
    }
}
