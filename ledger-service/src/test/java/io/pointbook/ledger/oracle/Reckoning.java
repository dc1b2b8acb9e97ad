package io.pointbook.ledger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.oracle.BalanceOracle.Balance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractLongAssert;

/** A heap of slips in front of the auditor, forwards and backwards. */
final class Reckoning {
    private final Map<String, Balance> balances;

    private Reckoning(Slip... slips) {
        List<JsonNode> receipts =
                new ArrayList<>(Arrays.stream(slips).map(Slip::json).toList());
        balances = BalanceOracle.balances(receipts);
        Collections.reverse(receipts);
        assertThat(BalanceOracle.balances(receipts)).as("the other way round").isEqualTo(balances);
    }

    static Reckoning of(Slip... slips) {
        return new Reckoning(slips);
    }

    /** Active less debt. */
    AbstractLongAssert<?> net(String card) {
        return assertThat(balances.get(card).net());
    }

    Map<String, Balance> balances() {
        return balances;
    }
}
