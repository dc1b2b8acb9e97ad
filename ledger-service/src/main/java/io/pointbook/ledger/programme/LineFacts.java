package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.receipt.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions may name about each line of one receipt, made once for all rules that ask. */
final class LineFacts {
    private final List<Line> sales;
    private final Map<String, Object> ofReceipt;
    private final List<@Nullable Map<String, Object>> made;

    LineFacts(List<Line> sales, Map<String, Object> ofReceipt) {
        this.sales = sales;
        this.ofReceipt = ofReceipt;
        this.made = new ArrayList<>(Collections.nCopies(sales.size(), null));
    }

    /** @param line its place among the SALE lines */
    Map<String, Object> of(int line) {
        var facts = made.get(line);
        if (facts == null) {
            facts = Facts.of(ofReceipt, sales.get(line));
            made.set(line, facts);
        }
        return facts;
    }
}
