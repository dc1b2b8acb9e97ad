package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.audit.AuditReplay;
import io.pointbook.ledger.rulebook.Published;
import io.pointbook.ledger.runtime.AuditReplayCommand;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A budget that all members share, while receipts come through all partitions at once. */
class CampaignBudgetTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int RECEIPTS = 400;
    private static final String PROGRAMME = """
            {"id":"budget","name":"A campaign","zone":"Europe/Warsaw","memberKinds":["CUSTOMER"],
             "wallets":[{"id":"points","spendable":true}],"tender":{"wallet":"points","pointsPerUnit":100},
             "rules":[
               {"id":"cut","priority":3,"effect":{"type":"POINTS_FIXED","wallet":"points","points":7},"limits":[{"per":"CAMPAIGN","points":1000}]},
               {"id":"refuse","priority":2,"effect":{"type":"POINTS_FIXED","wallet":"points","points":7},"limits":[{"per":"CAMPAIGN","points":1000,"over":"REFUSE"}]},
               {"id":"uses","priority":1,"effect":{"type":"COUPON","coupon":{"benefit":"FREE_ITEM","item":"tea","validFor":"P1D"}},"limits":[{"per":"CAMPAIGN","uses":50}]}]}""";

    @Test
    void four_threads_give_exactly_the_budget_and_the_audit_knows_how_much_it_was() throws Exception {
        try (var ledger = new TestLedger("budget", Map.of("inbox.batch-records", "20")).start();
                var till = new TillTopic(ledger)) {
            Published.json(
                    ledger.ledger(), PROGRAMME.getBytes(StandardCharsets.UTF_8), Instant.parse("2020-01-01T00:00:00Z"));
            var receipts = new ArrayList<JsonNode>();
            for (int i = 1; i <= RECEIPTS; i++) {
                receipts.add(receipt(i));
            }
            till.send(receipts);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(RECEIPTS));

            assertThat(ledger.query("select rule || ' ' || uses, points from campaign_budget"))
                    .isEqualTo(Map.of("budget/cut 143", 1000L, "budget/refuse 142", 994L, "budget/uses 50", 50L));
            assertThat(ledger.count("sum(active) from balance")).isEqualTo(1994);
            assertThat(ledger.count("count(*) from coupon")).isEqualTo(50);
            try (var connection = DriverManager.getConnection(ledger.databaseUrl)) {
                assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                                .run()
                                .differences())
                        .isEmpty();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection
                        .createStatement()
                        .executeUpdate("update campaign_budget set points = 999 where points = 1000");
                assertThat(new AuditReplay(connection, AuditReplayCommand::reader)
                                .run()
                                .differences())
                        .singleElement()
                        .asString()
                        .contains("budget/cut");
            }
        }
    }

    private static JsonNode receipt(int number) throws Exception {
        return JSON.readTree(
                ("{'storeId':'S1','workstationId':'1','businessDay':'2026-03-01','sequenceNumber':" + number
                                + ",'type':'SALE','currency':'PLN','endedAt':'2026-03-01T12:00:00+01:00','card':{'number':'CARD-"
                                + number % 40
                                + "'},'lines':[{'lineNumber':1,'kind':'SALE','itemId':'tea','quantity':'1','net':500}]}")
                        .replace('\'', '"'));
    }
}
