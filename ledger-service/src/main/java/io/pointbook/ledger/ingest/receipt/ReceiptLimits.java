package io.pointbook.ledger.ingest.receipt;

import java.time.Duration;

/**
 * How far a record may go before it is refused unread or unbelieved.
 *
 * @param maxBytes size of the record's value
 * @param maxAhead how long after the broker's timestamp a receipt may say that it ended
 */
public record ReceiptLimits(int maxBytes, Duration maxAhead) {
    public static final ReceiptLimits DEFAULT = new ReceiptLimits(1024 * 1024, Duration.ofHours(24));

    public ReceiptLimits {
        if (maxBytes < 1 || maxAhead.isNegative()) {
            throw new IllegalArgumentException("limits of a receipt are above zero: " + maxBytes + ", " + maxAhead);
        }
    }
}
