package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** semantics.md 3.3: a return whose receipt does not come within the time limit is listed, and may count by its value. */
class OverdueReturnTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> BY_VALUE =
            Map.of("programme.unmatched-returns-by-value", "true", "sweep.unmatched-after", "PT1S");

    @Test
    void is_listed_and_takes_nothing_where_the_programme_does_not_count_by_value() {
        try (var ledger = new TestLedger("listed", Map.of("sweep.unmatched-after", "PT1S")).start();
                var till = new TillTopic(ledger)) {
            till.sendSoon("ANNA", back());
            await().atMost(PATIENCE).until(() -> listed(ledger) == 1);
            assertThat(debt(ledger)).isZero();
        }
    }

    @Test
    void counts_by_its_value_and_a_later_sale_of_the_same_member_corrects_it() {
        try (var ledger = new TestLedger("overdue", BY_VALUE).start();
                var till = new TillTopic(ledger)) {
            till.sendSoon("ANNA", back());
            await().atMost(PATIENCE).until(() -> debt(ledger) == 10);
            assertThat(listed(ledger)).isEqualTo(1);

            till.sendSoon("ANNA", sale("ANNA"));
            await().atMost(PATIENCE).until(() -> ledger.receipts("posted") == 2);
            assertThat(debt(ledger)).isZero();
            assertThat(ledger.count("coalesce(sum(active), 0) from balance")).isEqualTo(5);
            assertThat(ledger.count("count(*) from waiting")).isZero();
        }
    }

    @Test
    void a_sale_of_another_member_gives_back_what_it_took_by_value() {
        try (var ledger = new TestLedger("elsewhere", BY_VALUE).start();
                var till = new TillTopic(ledger)) {
            till.sendSoon("ANNA", back());
            await().atMost(PATIENCE).until(() -> debt(ledger) == 10);

            till.sendSoon("BERT", sale("BERT"));
            await().atMost(PATIENCE).until(() -> ledger.receipts("posted") == 2);
            assertThat(ledger.balancesByCard().values()).containsExactlyInAnyOrder(0L, 5L);
        }
    }

    @Test
    void a_void_of_it_gives_back_what_it_took_by_value() {
        try (var ledger = new TestLedger("voided", BY_VALUE).start();
                var till = new TillTopic(ledger)) {
            till.sendSoon("ANNA", back());
            await().atMost(PATIENCE).until(() -> debt(ledger) == 10);

            till.sendSoon("ANNA", """
                    {"storeId":"S1","workstationId":"1","businessDay":"2026-03-02","sequenceNumber":3,"type":"POST_VOID",\
                    "endedAt":"2026-03-02T11:00:00Z","voids":{"storeId":"S1","workstationId":"1",\
                    "businessDay":"2026-03-02","sequenceNumber":2}}""");
            await().atMost(PATIENCE).until(() -> debt(ledger) == 0);
            assertThat(ledger.count("count(*) from waiting")).isZero();
        }
    }

    private static long listed(TestLedger ledger) {
        return ledger.count("count(*) from waiting where unmatched");
    }

    private static long debt(TestLedger ledger) {
        return ledger.count("coalesce(sum(debt), 0) from balance");
    }

    /** A mug for 10.00 and a cup for 5.00. */
    private static String sale(String card) {
        return """
                {"storeId":"S1","workstationId":"1","businessDay":"2026-03-01","sequenceNumber":1,"type":"SALE",\
                "endedAt":"2026-03-01T10:00:00Z","currency":"PLN","card":{"number":"%s"},\
                "lines":[{"lineNumber":1,"kind":"SALE","itemId":"mug","quantity":"1","net":1000},\
                {"lineNumber":2,"kind":"SALE","itemId":"cup","quantity":"1","net":500}]}""".formatted(card);
    }

    /** The mug comes back with its receipt; ANNA's card is shown. */
    private static String back() {
        return """
                {"storeId":"S1","workstationId":"1","businessDay":"2026-03-02","sequenceNumber":2,"type":"RETURN",\
                "endedAt":"2026-03-02T10:00:00Z","currency":"PLN","card":{"number":"ANNA"},\
                "lines":[{"lineNumber":1,"kind":"RETURN","itemId":"mug","quantity":"-1","net":-1000,"original":\
                {"storeId":"S1","workstationId":"1","businessDay":"2026-03-01","sequenceNumber":1,"lineNumber":1}}]}""";
    }
}
