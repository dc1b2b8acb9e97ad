package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A receipt as it came from the topic, read and found to be one. */
record Arrival(ConsumerRecord<byte[], byte[]> record, Receipt receipt, CanonicalReceipt canonical) {
    String identity() {
        return receipt.id().toString();
    }
}
