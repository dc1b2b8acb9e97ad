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
 */
record Waiter(ReceiptId original, Receipt receipt, int number, boolean stored) {
    String eventId() {
        return receipt.id() + "#match-" + number;
    }
}
