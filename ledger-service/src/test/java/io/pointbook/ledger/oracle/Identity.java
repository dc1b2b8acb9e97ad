package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Which receipt, as semantics.md 1.1 names it; compared as 3.2 orders: text, text, text, number. */
record Identity(String storeId, String workstationId, String businessDay, long sequenceNumber)
        implements Comparable<Identity> {

    private static final Comparator<Identity> ORDER = Comparator.comparing(Identity::storeId)
            .thenComparing(Identity::workstationId)
            .thenComparing(Identity::businessDay)
            .thenComparingLong(Identity::sequenceNumber);

    /** Reads a receipt, or the {@code original} or {@code voids} of one: the four members have the same names. */
    static Identity of(JsonNode json) {
        return new Identity(
                json.required("storeId").textValue(),
                json.required("workstationId").textValue(),
                json.required("businessDay").textValue(),
                json.required("sequenceNumber").decimalValue().longValueExact());
    }

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }
}
