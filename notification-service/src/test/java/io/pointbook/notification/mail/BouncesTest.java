package io.pointbook.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.carrier.Answers;
import io.pointbook.notification.carrier.Receipt;
import io.pointbook.notification.carrier.Receipt.Fate;
import io.pointbook.notification.mail.Bounces.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BouncesTest {
    private static final long REFERENCE = 41;
    private static final String ID = "<pb.41@chain.example>";

    private final BounceAddress addresses =
            new BounceAddress("chain.example", number -> HexFormat.of().toHexDigits(number * 7_919, 10));
    private final List<Receipt> told = new ArrayList<>();
    private final Bounces bounces =
            new Bounces(addresses, number -> "<pb." + number + "@chain.example>", new Answers() {
                @Override
                public void receipt(Receipt receipt) {
                    told.add(receipt);
                }

                @Override
                public void reply(String from, String text) {
                    throw new AssertionError("a bounce is no reply");
                }
            });

    @ParameterizedTest
    @CsvSource({
        "postfix-unknown-user, GONE, 5.1.1",
        "postfix-delayed, ON_ITS_WAY, 4.4.1",
        "postfix-given-up, FAILED, 4.4.1",
        "exchange-refused, FAILED, 5.7.133",
        "mailbox-full, FAILED, 5.2.2"
    })
    void a_report_tells_the_fate_of_the_message_whose_address_it_came_to(String sample, Fate fate, String status)
            throws Exception {
        assertThat(bounces.take(ReportSamples.report(sample, addresses.of(REFERENCE))))
                .isEqualTo(Outcome.NOTED);
        assertThat(told).containsExactly(new Receipt(ID, REFERENCE, fate, status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-of-office", "read-receipt"})
    void what_people_and_their_programs_answer_tells_no_fate(String sample) throws Exception {
        assertThat(bounces.take(ReportSamples.report(sample, addresses.of(REFERENCE))))
                .isEqualTo(Outcome.IGNORED);
        assertThat(told).isEmpty();
    }

    @Test
    void an_address_that_somebody_made_up_is_not_believed() throws Exception {
        var forged = "b-41-0123456789@chain.example";
        assertThat(bounces.take(ReportSamples.report("postfix-unknown-user", forged)))
                .isEqualTo(Outcome.NOT_OURS);
        assertThat(told).isEmpty();
    }

    @Test
    void the_returned_headers_name_the_message_where_the_report_came_to_a_common_mailbox() throws Exception {
        var report = text(ReportSamples.report("postfix-unknown-user", addresses.of(REFERENCE)))
                .replace("\r\nTo: " + addresses.of(REFERENCE), "\r\nTo: bounces@chain.example");
        assertThat(bounces.take(bytes(report))).isEqualTo(Outcome.NOTED);
    }

    @ParameterizedTest
    @CsvSource({"5.1.1, GONE", "5.1.2, GONE", "5.1.10, GONE", "5.1.8, FAILED", "5.7.1, FAILED", "5.0.0, FAILED"})
    void only_a_dead_address_is_gone(String status, Fate fate) throws Exception {
        var report = text(ReportSamples.report("postfix-unknown-user", addresses.of(REFERENCE)));
        bounces.take(bytes(report.replace("Status: 5.1.1", "Status: " + status)));
        assertThat(told).extracting(Receipt::fate).containsExactly(fate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "Content-Type: multipart/report; report-type=delivery-status\r\n\r\nnothing"})
    void what_cannot_be_read_is_no_report(String rubbish) throws Exception {
        assertThat(bounces.take(bytes(rubbish))).isEqualTo(Outcome.IGNORED);
    }

    @Test
    void a_report_that_breaks_off_anywhere_breaks_nothing() throws Exception {
        var report = ReportSamples.report("exchange-refused", addresses.of(REFERENCE));
        for (int length = 0; length < report.length; length++) {
            bounces.take(java.util.Arrays.copyOf(report, length));
        }
        assertThat(told).allMatch(receipt -> receipt.fate() != Fate.GONE);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.US_ASCII);
    }
}
