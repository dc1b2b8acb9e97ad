package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;

/**
 * A receipt that names another which is not on an account.
 *
 * @param original what is waited for
 * @param receipt what waits
 * @param number the n of the event {@code <identity>#match-<n>} that will follow
 * @param stored whether its row is in the table already
 * @param unmatched whether it was listed as unmatched; then its returns may have counted by their value
 */
record Waiter(ReceiptId original, Receipt receipt, int number, boolean stored, boolean unmatched) {
    String eventId() {
        return receipt.id() + "#match-" + number;
    }

    /** The event that counts its returns by their value. */
    String valueEventId() {
        return receipt.id() + "#value-" + number;
    }
}
