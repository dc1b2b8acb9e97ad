package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import java.io.IOException;

/** Reads a stored receipt again; gives the same value as the first reading gave. */
public final class CanonicalReceiptReader {
    private static final CardNumbers CARDS = new StoredCardNumbers();

    private CanonicalReceiptReader() {}

    /** Takes what {@link TillReceiptReader} wrote; anything else is a damaged store and an exception. */
    public static Receipt read(CanonicalReceipt canonical) {
        byte[] json = canonical.json();
        try (var in = ReceiptJson.parser(json, 0, json.length)) {
            return new ReceiptFields(new JsonCopy(in), CARDS).read();
        } catch (IOException | Refusal problem) {
            throw new IllegalStateException("A stored receipt cannot be read: the event store is damaged.", problem);
        }
    }
}
