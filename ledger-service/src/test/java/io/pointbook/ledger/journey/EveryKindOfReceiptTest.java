package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.oracle.BalanceOracle;
import io.pointbook.ledger.oracle.SyntheticTill;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sales, returns with and without receipt, exchanges, voids of anything, points as tender, cardless receipts: through the
 * real inbox, in any order and doubled, to the auditor's balances.
 */
class EveryKindOfReceiptTest {
    private static final int RECEIPTS = 4_000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Test
    void any_order_and_any_repeat_ends_with_the_auditors_balances() throws Exception {
        var receipts = SyntheticTill.receipts(2026, RECEIPTS);
        var right = BalanceOracle.balances(receipts);
        var shuffled = new ArrayList<>(receipts);
        shuffled.addAll(receipts.subList(0, RECEIPTS / 4));
        Collections.shuffle(shuffled, new Random(11));
        for (List<JsonNode> delivered : List.of(receipts, shuffled)) {
            try (var ledger = new TestLedger("mix", Map.of("inbox.batch-records", "50")).start();
                    var till = new TillTopic(ledger)) {
                till.send(delivered);
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(delivered.size()));
                assertThat(ledger.receipts("conflict") + ledger.receipts("rejected"))
                        .isZero();
                // what two transactions missed the sweep joins
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(balances(ledger, right)).isEqualTo(expected(right)));
                try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
                    assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                                    .run()
                                    .differences())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void another_content_under_the_same_identity_is_kept_for_an_operator_and_the_first_stays() {
        var first = (ObjectNode) SyntheticTill.receipts(5, 1).getFirst();
        var second = first.deepCopy().put("operatorId", "somebody else");
        try (var ledger = new TestLedger("conflict", Map.of()).start();
                var till = new TillTopic(ledger)) {
            till.send(List.of(first));
            await().atMost(LONGEST).until(() -> ledger.receipts() == 1);
            var before = ledger.balancesByCard();
            till.send(List.of(second, first, second));
            await().atMost(LONGEST).until(() -> ledger.receipts() == 4);
            assertThat(ledger.receipts("conflict")).isEqualTo(2);
            assertThat(ledger.receipts("duplicate")).isEqualTo(1);
            assertThat(ledger.count("count(*) from conflict")).isEqualTo(1);
            assertThat(ledger.balancesByCard()).isEqualTo(before);
        }
    }

    private static Map<String, Long> balances(TestLedger ledger, Map<String, BalanceOracle.Balance> right) {
        var hashed = ledger.balancesByCard();
        var cards = ledger.ledger().cards();
        var balances = new TreeMap<String, Long>();
        right.keySet().forEach(card -> balances.put(card, hashed.getOrDefault(cards.hash(card), 0L)));
        return balances;
    }

    private static Map<String, Long> expected(Map<String, BalanceOracle.Balance> right) {
        var expected = new TreeMap<String, Long>();
        right.forEach((card, balance) -> expected.put(card, balance.net()));
        return expected;
    }
}
