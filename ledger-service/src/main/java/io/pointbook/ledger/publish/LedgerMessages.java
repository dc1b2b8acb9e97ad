package io.pointbook.ledger.publish;

import io.pointbook.contract.Topics;
import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.EntriesPosted;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.runtime.outbox.CloudEvent;
import io.pointbook.runtime.outbox.CloudEvents;
import io.pointbook.runtime.outbox.MessageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What a stored event says to the world: at most one message on each of the ledger's topics, all with the event's id, keyed
 * by member; a coupon that is nobody's by its code. Pure, and shared by any number of threads.
 */
public final class LedgerMessages implements Function<DomainEventMessage<?>, List<ProducerRecord<byte[], byte[]>>> {
    private static final int TOPICS = 3;

    private final PurchaseMessages purchases;
    private final MessageJson<EntriesPosted> entriesPosted = new MessageJson<>(EntriesPosted.class);
    private final MessageJson<BalanceChanged> balanceChanged = new MessageJson<>(BalanceChanged.class);
    private final MessageJson<PurchaseRecorded> purchaseRecorded = new MessageJson<>(PurchaseRecorded.class);
    private final MessageJson<CouponChanged> couponChanged = new MessageJson<>(CouponChanged.class);

    /** @param reader reads a receipt as it was kept */
    public LedgerMessages(Function<CanonicalReceipt, Receipt> reader) {
        this.purchases = new PurchaseMessages(reader);
    }

    /** Nothing for what belongs to no member: a receipt that was only kept. */
    @Override
    public List<ProducerRecord<byte[], byte[]>> apply(DomainEventMessage<?> stored) {
        return switch (stored.getPayload()) {
            case AccountEvent event -> of(event, stored.getSequenceNumber());
            case CouponEvent event -> List.of(of(event, stored.getSequenceNumber()));
            default -> List.of();
        };
    }

    private ProducerRecord<byte[], byte[]> of(CouponEvent event, long sequence) {
        var about = new CloudEvent(event.eventId(), Topics.LEDGER_COUPON_TYPE, Topics.LEDGER_SOURCE, event.postedAt());
        var key = event.memberId() == null ? event.code() : event.memberId();
        return CloudEvents.message(
                Topics.LEDGER_COUPONS, key, about, couponChanged.bytes(CouponMessages.of(event, sequence)));
    }

    private List<ProducerRecord<byte[], byte[]>> of(AccountEvent event, long sequence) {
        var messages = new ArrayList<ProducerRecord<byte[], byte[]>>(TOPICS);
        messages.add(message(
                event,
                Topics.LEDGER_ENTRIES,
                Topics.LEDGER_ENTRY_TYPE,
                entriesPosted.bytes(EntryMessages.of(event, sequence))));
        if (!event.booking().standings().isEmpty()) {
            messages.add(message(
                    event,
                    Topics.LEDGER_BALANCES,
                    Topics.LEDGER_BALANCE_TYPE,
                    balanceChanged.bytes(BalanceMessages.of(event, sequence))));
        }
        if (event instanceof ReceiptPosted posted) {
            messages.add(message(
                    event,
                    Topics.LEDGER_PURCHASES,
                    Topics.LEDGER_PURCHASE_TYPE,
                    purchaseRecorded.bytes(purchases.of(posted, sequence))));
        }
        return messages;
    }

    private static ProducerRecord<byte[], byte[]> message(AccountEvent event, String topic, String type, byte[] json) {
        var about = new CloudEvent(event.eventId(), type, Topics.LEDGER_SOURCE, event.postedAt());
        return CloudEvents.message(topic, event.memberId(), about, json);
    }
}
