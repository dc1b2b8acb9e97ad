package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.oracle.BalanceOracle;
import io.pointbook.ledger.oracle.SyntheticShop;
import io.pointbook.ledger.oracle.UciReceipts;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A shop's receipts as they really come: sent once, sent again, sent shuffled; checked by an independent auditor. */
class RetailYearTest {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Test
    void every_receipt_is_accounted_for_and_every_balance_is_right_to_the_point() throws Exception {
        var receipts = receipts();
        var right = BalanceOracle.balances(receipts);
        Map<String, Long> inOrder;
        try (var ledger = new TestLedger("year", Map.of()).start();
                var till = new TillTopic(ledger)) {
            till.send(receipts);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(receipts.size()));
            assertThat(ledger.receipts("posted") + ledger.receipts("kept") + ledger.receipts("rejected"))
                    .isEqualTo(receipts.size());
            inOrder = ledger.balancesByCard();
            assertThat(inOrder).isEqualTo(hashed(right, ledger.ledger().cards()));

            till.send(receipts);
            await().atMost(LONGEST).untilAsserted(() -> assertThat(ledger.receipts("duplicate"))
                    .isEqualTo(receipts.size()));
            assertThat(ledger.balancesByCard()).isEqualTo(inOrder);
            replayAgreesAndNoticesAWrongRow(ledger);
        }
        try (var ledger = new TestLedger("shuffled", Map.of()).start();
                var till = new TillTopic(ledger)) {
            var shuffled = new ArrayList<>(receipts);
            Collections.shuffle(shuffled, new Random(7));
            till.send(shuffled);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(receipts.size()));
            assertThat(ledger.balancesByCard()).isEqualTo(inOrder);
        }
    }

    private static void replayAgreesAndNoticesAWrongRow(TestLedger ledger) throws SQLException {
        try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .differences())
                    .isEmpty();
        }
        try (var connection = DriverManager.getConnection(ledger.databaseUrl);
                var update = connection.createStatement()) {
            update.execute(
                    "update balance set active = active + 1 where member_id = (select min(member_id) from balance)");
            assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                            .run()
                            .agrees())
                    .isFalse();
        }
    }

    private static Map<String, Long> hashed(Map<String, BalanceOracle.Balance> balances, CardHasher cards) {
        var hashed = new TreeMap<String, Long>();
        balances.forEach((card, balance) -> hashed.put(cards.hash(card), balance.net()));
        return hashed;
    }

    /** The real file where it is, else a generated one of the same shape. */
    private static List<JsonNode> receipts() throws IOException {
        var real = Path.of(
                System.getProperty("pointbook.root", ".."),
                "../shared/data/uci-online-retail/onlineretail-2010-12-to-2011-06.csv.gz");
        if (Files.exists(real)) {
            return UciReceipts.read(real);
        }
        var csv = SyntheticShop.csv(42, 20_000).getBytes(StandardCharsets.UTF_8);
        return UciReceipts.read(new ByteArrayInputStream(csv));
    }
}
