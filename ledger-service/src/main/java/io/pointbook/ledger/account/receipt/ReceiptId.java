package io.pointbook.ledger.account.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Which receipt: store, workstation, business day and the number in that day's series. Written as
 * {@code store/workstation/day/number}, which is also the id of the one event that carries the receipt.
 */
public record ReceiptId(String storeId, String workstationId, LocalDate businessDay, long sequenceNumber)
        implements Comparable<ReceiptId> {

    // Strings are compared by code point; storeId and workstationId are ASCII by the schema, so compareTo does that.
    private static final Comparator<ReceiptId> ORDER = Comparator.comparing(ReceiptId::storeId)
            .thenComparing(ReceiptId::workstationId)
            .thenComparing(id -> id.businessDay().toString())
            .thenComparingLong(ReceiptId::sequenceNumber);

    public ReceiptId {
        if (storeId.isEmpty() || workstationId.isEmpty() || sequenceNumber < 0) {
            throw new IllegalArgumentException(
                    "not a receipt id: " + storeId + "/" + workstationId + "/" + businessDay + "/" + sequenceNumber);
        }
    }

    /** Reads what {@link #toString()} wrote. */
    @JsonCreator
    public static ReceiptId parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a receipt id has four parts, store/workstation/day/number: " + text);
        }
        return new ReceiptId(parts[0], parts[1], LocalDate.parse(parts[2]), Long.parseLong(parts[3]));
    }

    @Override
    public int compareTo(ReceiptId other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return storeId + "/" + workstationId + "/" + businessDay + "/" + sequenceNumber;
    }
}
