package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.BROKER_TIME;
import static io.pointbook.ledger.ingest.receipt.Tills.READER;
import static io.pointbook.ledger.ingest.receipt.Tills.bytes;
import static io.pointbook.ledger.ingest.receipt.Tills.refused;
import static io.pointbook.ledger.ingest.receipt.Tills.sale;
import static io.pointbook.ledger.ingest.receipt.Tills.saleOf;
import static io.pointbook.ledger.ingest.receipt.Tills.saleWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tills should never send and do: each kind is refused with its code. */
class PoisonTest {

    private static RefusalCode codeOf(byte[] value) {
        return refused(READER.read(value, TillHeaders.NONE, BROKER_TIME)).code();
    }

    @Test
    void an_empty_value() {
        assertThat(codeOf(new byte[0])).isEqualTo(RefusalCode.EMPTY);
    }

    @Test
    void a_null_value() {
        assertThat(codeOf(null)).isEqualTo(RefusalCode.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                " ",
                "{",
                "{'storeId':'S1'",
                "{'storeId':}",
                "{storeId:'S1'}",
                "{'a':1,}",
                "[1,]",
                "{'a':01}",
                "{'a':+1}",
                "{'a':.5}",
                "{'a':NaN}",
                "{'a':'\t'}",
                "{'a':1}/*x*/",
                "{'a':'\\x'}",
                "<receipt/>"
            })
    void not_json(String text) {
        assertThat(codeOf(bytes(text))).isEqualTo(RefusalCode.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5", "'SALE'", "true"})
    void json_but_no_object(String text) {
        assertThat(codeOf(bytes(text))).isEqualTo(RefusalCode.SCHEMA_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'7'", "7.5", "null", "true", "[7]", "{}"})
    void wrong_types(String sequenceNumber) {
        var answer = refused(saleWith("'sequenceNumber':7", "'sequenceNumber':" + sequenceNumber));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason()).isEqualTo("/sequenceNumber: expected is an integer from 0 to 9999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'storeId':'S1',",
                "'workstationId':'W1',",
                "'businessDay':'2024-05-06',",
                "'sequenceNumber':7,",
                "'type':'SALE',",
                "'endedAt':'2024-05-06T18:30:00+02:00',"
            })
    void missing_identity(String member) {
        var answer = refused(saleWith(member, ""));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason()).startsWith("the receipt: expected is an object with ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000001", "-1000000000001", "9223372036854775808", "1e400", "1.01", "'258'"})
    void impossible_amounts(String net) {
        var answer = refused(saleWith("'net':258", "'net':" + net));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason())
                .isEqualTo("/lines/0/net: expected is an integer from -1000000000000 to 1000000000000");
    }

    @Test
    void an_unknown_word() {
        var answer = refused(saleWith("'kind':'SALE','itemId':'bread'", "'kind':'BARTER','itemId':'bread'"));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason())
                .isEqualTo("/lines/1/kind: expected is one of SALE, RETURN, VOID, DEPOSIT, FEE, GIFT_CARD, DONATION");
    }

    @Test
    void a_value_of_two_megabytes() {
        String value = saleWith("{'storeId'", "{'x':'" + "y".repeat(2 * 1024 * 1024) + "','storeId'");

        assertThat(codeOf(bytes(value))).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void one_mebibyte_is_read_and_one_byte_more_is_not() {
        int room = 1024 * 1024 - bytes(saleWith("{'storeId'", "{'x':'','storeId'")).length;
        byte[] just = bytes(saleWith("{'storeId'", "{'x':'" + "y".repeat(room) + "','storeId'"));
        byte[] over = bytes(saleWith("{'storeId'", "{'x':'" + "y".repeat(room + 1) + "','storeId'"));

        assertThat(just).hasSize(1024 * 1024);
        assertThat(READER.read(just, TillHeaders.NONE, BROKER_TIME)).isInstanceOf(Reading.Read.class);
        assertThat(codeOf(over)).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void another_encoding() {
        String umlaut = saleWith("'itemId':'milk'", "'itemId':'Möhre'").replace('\'', '"');

        assertThat(codeOf(umlaut.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(codeOf(umlaut.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(codeOf(umlaut.getBytes(StandardCharsets.UTF_16))).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(codeOf(("\uFEFF" + umlaut).getBytes(StandardCharsets.UTF_8))).isEqualTo(RefusalCode.UNREADABLE);
    }

    @Test
    void nesting_to_the_limit_is_read_and_deeper_is_not() {
        int free = ReceiptJson.MAX_DEPTH - 1; // the receipt itself is one level
        String just = saleWith("{'storeId'", "{'x':" + "[".repeat(free) + "]".repeat(free) + ",'storeId'");
        String deeper = saleWith("{'storeId'", "{'x':" + "[".repeat(free + 1) + "]".repeat(free + 1) + ",'storeId'");

        assertThat(Tills.read(just)).isInstanceOf(Reading.Read.class);
        assertThat(refused(deeper).code()).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(codeOf(bytes("[".repeat(500_000)))).isEqualTo(RefusalCode.UNREADABLE);
    }

    @Test
    void a_future_schema() {
        var headers = new TillHeaders("application/json", "io.pointbook.till.receipt.v2", null);

        assertThat(refused(READER.read(bytes(sale()), headers, BROKER_TIME)).code())
                .isEqualTo(RefusalCode.FUTURE_SCHEMA);
    }

    @Test
    void a_negative_sequence_number() {
        assertThat(refused(saleWith("'sequenceNumber':7", "'sequenceNumber':-7"))
                        .code())
                .isEqualTo(RefusalCode.SCHEMA_INVALID);
    }

    @Test
    void two_thousand_lines_are_read_and_one_more_is_not() {
        assertThat(Tills.read(saleOf(linesUpTo(2_000)))).isInstanceOf(Reading.Read.class);
        assertThat(refused(saleOf(linesUpTo(2_001))).reason())
                .isEqualTo("/lines/2000: expected is no element beyond the first 2000");
    }

    private static String linesUpTo(int last) {
        var lines = new StringBuilder("{'lineNumber':1,'kind':'SALE','quantity':'1','net':1}");
        for (int number = 2; number <= last; number++) {
            lines.append(",{'lineNumber':").append(number).append(",'kind':'SALE','quantity':'1','net':1}");
        }
        return lines.toString();
    }
}
