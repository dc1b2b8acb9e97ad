package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.oracle.BalanceOracle.Conflicts;
import io.pointbook.ledger.oracle.BalanceOracle.Findings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Puts a heap before the auditor in several orders. */
final class Shuffles {
    private static final int ORDERS = 3;

    private Shuffles() {}

    /** Each receipt has one outcome, and no order changes a balance. */
    static Findings assertAccountsForEverything(List<JsonNode> receipts, long seed) {
        Findings findings = BalanceOracle.audit(receipts, Conflicts.REFUSE);
        assertThat(findings.posted()
                        + findings.cardless()
                        + findings.markers()
                        + findings.duplicates()
                        + findings.rejected().size())
                .isEqualTo(receipts.size());
        assertThat(findings.balances().values()).noneMatch(one -> one.active() > 0 && one.debt() > 0);
        var heap = new ArrayList<>(receipts);
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(heap, new Random(seed + i));
            assertThat(BalanceOracle.balances(heap)).as("order %d", i).isEqualTo(findings.balances());
        }
        return findings;
    }
}
