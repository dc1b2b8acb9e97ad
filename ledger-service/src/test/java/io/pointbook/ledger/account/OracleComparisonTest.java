package io.pointbook.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.Reading;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.oracle.BalanceOracle;
import io.pointbook.ledger.oracle.Mix;
import io.pointbook.ledger.oracle.SyntheticTill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger against an auditor that shares no code with it, on small random shops in random orders of arrival. */
class OracleComparisonTest {
    private static final int SHOPS = 300;
    private static final int RECEIPTS = 60;
    private static final int CARDS = 4;
    private static final Instant BROKER_TIME = Instant.parse("2030-01-01T00:00:00Z");

    private static CardHasher hasher;
    private static TillReceiptReader reader;

    @BeforeAll
    static void makeReader(@TempDir Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("card.key"), "a key for tests, 32 bytes or more");
        hasher = CardHasher.fromFile(key);
        reader = new TillReceiptReader(hasher, ReceiptLimits.DEFAULT);
    }

    @Test
    void every_member_has_the_auditors_balance_to_the_point() {
        for (long seed = 1; seed <= SHOPS; seed++) {
            var arrivals = SyntheticTill.receipts(seed, RECEIPTS, Mix.EVERYTHING, CARDS);
            assertThat(ledgerOf(arrivals)).as("seed %d", seed).isEqualTo(auditorsView(arrivals));
        }
    }

    @Test
    void no_repetition_and_no_order_of_arrival_changes_a_balance() {
        for (long seed = 1; seed <= SHOPS; seed++) {
            var arrivals = new ArrayList<>(SyntheticTill.receipts(seed, RECEIPTS, Mix.EVERYTHING, CARDS));
            var expected = auditorsView(arrivals);
            arrivals.addAll(arrivals.subList(0, RECEIPTS / 3));
            Collections.shuffle(arrivals, new Random(seed));
            assertThat(ledgerOf(arrivals)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Map<String, Long> auditorsView(List<JsonNode> arrivals) {
        var net = new TreeMap<String, Long>();
        BalanceOracle.balances(arrivals).forEach((card, balance) -> net.put(hasher.hash(card), balance.net()));
        return net;
    }

    private static Map<String, Long> ledgerOf(List<JsonNode> arrivals) {
        var ledger = new PureLedger(CanonicalReceiptReader::read);
        for (JsonNode json : arrivals) {
            var reading = reader.read(json.toString().getBytes(StandardCharsets.UTF_8), TillHeaders.NONE, BROKER_TIME);
            if (reading instanceof Reading.Read read) {
                ledger.arrives(read.receipt(), read.canonical());
            }
        }
        var net = new TreeMap<String, Long>();
        for (String member : ledger.members()) {
            net.put(member, ledger.standing(member).spendable());
        }
        return net;
    }
}
