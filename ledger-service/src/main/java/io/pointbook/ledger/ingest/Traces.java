package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The traces of the receipts that a batch names, from the store and from the batch itself. */
final class Traces {
    private final Map<ReceiptId, Trace> traces = new HashMap<>();

    @Nullable
    Trace of(ReceiptId receipt) {
        return traces.get(receipt);
    }

    void put(ReceiptId receipt, Trace trace) {
        traces.put(receipt, trace);
    }

    Collection<Trace> all() {
        return traces.values();
    }

    /**
     * Reads the traces out of stored events.
     *
     * @param events all events of the receipts, those with a suffix included, each bare one before its further ones
     */
    void read(List<DomainEventMessage<?>> events, Function<CanonicalReceipt, Receipt> reader) {
        var further = new ArrayList<ReceiptPosted>();
        for (DomainEventMessage<?> message : events) {
            switch (message.getPayload()) {
                case ReceiptKept kept -> put(kept.receiptId(), new Trace(reader.apply(kept.receipt()), null));
                case ReceiptPosted posted
                when posted.receipt() != null ->
                    put(posted.receiptId(), new Trace(reader.apply(posted.receipt()), posted.memberId()));
                case ReceiptPosted posted -> further.add(posted);
                case OccasionPosted _ -> {
                    // what a referrer got for it is his own: it follows the friend's purchase by itself
                }
                default ->
                    throw new IllegalStateException("a receipt's id on another event: " + message.getIdentifier());
            }
        }
        for (ReceiptPosted posted : further) {
            var trace = of(posted.receiptId());
            if (trace != null) {
                trace.touches(posted.memberId());
            }
        }
    }
}
