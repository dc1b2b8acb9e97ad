package io.pointbook.ledger.ingest.receipt;

import static io.pointbook.ledger.ingest.receipt.Tills.accepted;
import static io.pointbook.ledger.ingest.receipt.Tills.bytes;
import static io.pointbook.ledger.ingest.receipt.Tills.canonical;
import static io.pointbook.ledger.ingest.receipt.Tills.refused;
import static io.pointbook.ledger.ingest.receipt.Tills.sale;
import static io.pointbook.ledger.ingest.receipt.Tills.saleOf;
import static io.pointbook.ledger.ingest.receipt.Tills.saleWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 1.2 to 1.4 of the rules, a sentence a test. */
class ReceiptRulesTest {
    private static final Instant ENDED_AT = Instant.parse("2024-05-06T16:30:00Z");

    @Test
    void line_numbers_are_unique() {
        var answer = refused(saleWith("'lineNumber':2", "'lineNumber':1"));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason())
                .isEqualTo("/lines/1/lineNumber: expected is a number of its own, 1 was there before");
    }

    @Test
    void line_numbers_need_not_ascend() {
        assertThat(accepted(saleWith("'lineNumber':1", "'lineNumber':9"))
                        .receipt()
                        .lines())
                .extracting("lineNumber")
                .containsExactly(9, 2);
    }

    @Test
    void voids_line_names_a_line_that_exists() {
        var answer = refused(saleOf("""
                {'lineNumber':1,'kind':'SALE','quantity':'1','net':100},
                {'lineNumber':2,'kind':'VOID','quantity':'-1','net':-100,'voidsLine':3}
                """));

        assertThat(answer.code()).isEqualTo(RefusalCode.VOID_UNMATCHED);
        assertThat(answer.reason()).isEqualTo("/lines: line 2 names line 3, which is not there");
    }

    @Test
    void a_void_beyond_zero_is_unmatched() {
        var answer = refused(saleOf("""
                {'lineNumber':1,'kind':'SALE','itemId':'milk','quantity':'1','net':100},
                {'lineNumber':2,'kind':'VOID','itemId':'milk','quantity':'-1','net':-101}
                """));

        assertThat(answer.code()).isEqualTo(RefusalCode.VOID_UNMATCHED);
    }

    @Test
    void dates_are_real() {
        assertThat(Tills.read(saleWith("'businessDay':'2024-05-06'", "'businessDay':'2024-02-29'")))
                .isInstanceOf(Reading.Read.class);
        assertThat(refused(saleWith("'businessDay':'2024-05-06'", "'businessDay':'2023-02-29'"))
                        .reason())
                .isEqualTo("/businessDay: expected is a date as in 2024-02-29");
    }

    @Test
    void times_have_an_offset() {
        assertThat(refused(saleWith("18:30:00+02:00", "18:30:00")).reason())
                .isEqualTo("/endedAt: expected is a time with its offset as in 2024-02-29T18:30:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XAU"})
    void the_currency_is_money_of_iso_4217(String currency) {
        var answer = refused(saleWith("'EUR'", "'" + currency + "'"));

        assertThat(answer.code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(answer.reason()).isEqualTo("/currency: expected is a currency of ISO 4217, not " + currency);
    }

    @Test
    void the_total_is_the_sum_of_net_and_rounding() {
        assertThat(Tills.read(saleWith("'total':457", "'total':460,'rounding':3")))
                .isInstanceOf(Reading.Read.class);
        assertThat(Tills.read(saleWith(",'total':457", ""))).isInstanceOf(Reading.Read.class);

        var answer = refused(saleWith("'total':457", "'total':457,'rounding':3"));

        assertThat(answer.code()).isEqualTo(RefusalCode.TOTAL_MISMATCH);
        assertThat(answer.reason()).isEqualTo("/total: expected is 460, what lines and rounding make, not 457");
    }

    @Test
    void void_lines_count_in_the_total() {
        String lines = """
                {'lineNumber':1,'kind':'SALE','itemId':'milk','quantity':'2','net':200},
                {'lineNumber':2,'kind':'VOID','itemId':'milk','quantity':'-1','net':-100}],'total':100,'coupons':[
                """;

        assertThat(Tills.read(saleOf(lines))).isInstanceOf(Reading.Read.class);
    }

    @Test
    void unknown_members_are_kept_and_ignored() {
        var read = accepted(saleWith("'card':{", "'loyalty':{'level':[1,2]},'card':{'colour':'red',"));

        assertThat(read.receipt()).isEqualTo(accepted(sale()).receipt());
        assertThat(canonical(read)).contains("\"loyalty\":{\"level\":[1,2]}").contains("\"colour\":\"red\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'storeId':'S1',",
                "{'training':false,'training':false,",
                "{'x':1,'x':1,",
                "{'x':{'y':1,'y':1},",
                "{'x':[{'y':{'z':1,'z':2}}],",
                "{'stor\\u0065Id':'S1',"
            })
    void a_member_that_stands_twice_is_unreadable(String start) {
        assertThat(refused(sale().replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement(start)))
                        .code())
                .isEqualTo(RefusalCode.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'lineNumber':1,'kind':'SALE','quantity':'1','net':1,'net':1}",
                "{'lineNumber':1,'kind':'SALE','quantity':'1','net':1,'x':1,'x':1}",
                "{'lineNumber':1,'kind':'SALE','quantity':'1','net':1,'discounts':[{'amount':1,'amount':1}]}"
            })
    void a_member_that_stands_twice_in_a_line_is_unreadable(String line) {
        assertThat(refused(saleOf(line)).code()).isEqualTo(RefusalCode.UNREADABLE);
    }

    @Test
    void a_second_value_behind_the_receipt_is_unreadable() {
        assertThat(refused(sale() + "{}").code()).isEqualTo(RefusalCode.UNREADABLE);
        assertThat(refused(sale() + "x").code()).isEqualTo(RefusalCode.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800", "\\ud800x"})
    void characters_that_no_text_can_hold_are_unreadable(String escape) {
        assertThat(refused(saleWith("milk", escape)).code()).isEqualTo(RefusalCode.UNREADABLE);
    }

    @Test
    void returns_are_not_above_zero() {
        String line = "{'lineNumber':1,'kind':'RETURN','quantity':'%s','net':%s}";

        assertThat(Tills.read(saleOf(line.formatted("-1", "-100")))).isInstanceOf(Reading.Read.class);
        assertThat(Tills.read(saleOf(line.formatted("0", "0")))).isInstanceOf(Reading.Read.class);
        assertThat(refused(saleOf(line.formatted("1", "-100"))).code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(refused(saleOf(line.formatted("0.5", "-100"))).code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
        assertThat(refused(saleOf(line.formatted("-1", "100"))).code()).isEqualTo(RefusalCode.SCHEMA_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SALE", "DEPOSIT", "FEE"})
    void sale_deposit_and_fee_lines_may_be_negative(String kind) {
        assertThat(Tills.read(saleOf("{'lineNumber':1,'kind':'%s','quantity':'-1','net':-25}".formatted(kind))))
                .isInstanceOf(Reading.Read.class);
    }

    @Test
    void a_receipt_may_be_as_old_as_it_likes() {
        assertThat(Tills.read(saleWith("2024-05-06T18:30", "1995-05-06T18:30"))).isInstanceOf(Reading.Read.class);
    }

    @Test
    void a_receipt_may_end_24_hours_after_the_broker_had_it_and_no_longer() {
        var brokerTime = ENDED_AT.minus(Duration.ofHours(24));

        assertThat(Tills.READER.read(bytes(sale()), TillHeaders.NONE, brokerTime))
                .isInstanceOf(Reading.Read.class);
        assertThat(refused(Tills.READER.read(bytes(sale()), TillHeaders.NONE, brokerTime.minusMillis(1)))
                        .code())
                .isEqualTo(RefusalCode.CLOCK_AHEAD);
    }

    @Test
    void how_far_a_clock_may_be_ahead_is_a_setting() {
        var limits = new ReceiptLimits(1024 * 1024, Duration.ofMinutes(5));
        var strict = new TillReceiptReader(Tills.HASHER, limits);

        assertThat(strict.read(bytes(sale()), TillHeaders.NONE, ENDED_AT.minusSeconds(300)))
                .isInstanceOf(Reading.Read.class);
        assertThat(strict.read(bytes(sale()), TillHeaders.NONE, ENDED_AT.minusSeconds(301)))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void a_time_zone_that_nobody_knows_is_none() {
        assertThat(accepted(saleWith("{'storeId'", "{'timeZone':'Europe/Warsaw','storeId'"))
                        .receipt()
                        .timeZone())
                .isEqualTo("Europe/Warsaw");

        var unknown = accepted(saleWith("{'storeId'", "{'timeZone':'Mars/Olympus','storeId'"));

        assertThat(unknown.receipt().timeZone()).isNull();
        assertThat(canonical(unknown)).contains("Mars/Olympus");
    }
}
