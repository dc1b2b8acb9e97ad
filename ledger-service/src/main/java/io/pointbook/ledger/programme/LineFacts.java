package io.pointbook.ledger.programme;

import io.pointbook.ledger.account.receipt.Line;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            facts = new OfLine(Facts.of(sales.get(line)), ofReceipt);
            made.set(line, facts);
        }
        return facts;
    }

    /** A line's own facts before those of its receipt, without a copy of these. */
    private static final class OfLine extends AbstractMap<String, Object> {
        private final Map<String, Object> own;
        private final Map<String, Object> ofReceipt;

        OfLine(Map<String, Object> own, Map<String, Object> ofReceipt) {
            this.own = own;
            this.ofReceipt = ofReceipt;
        }

        @Override
        public @Nullable Object get(Object name) {
            var fact = own.get(name);
            return fact != null ? fact : ofReceipt.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return own.containsKey(name) || ofReceipt.containsKey(name);
        }

        /** For whoever wants all of them. */
        @Override
        public Set<Entry<String, Object>> entrySet() {
            var all = new HashMap<>(ofReceipt);
            all.putAll(own);
            return all.entrySet();
        }
    }
}
