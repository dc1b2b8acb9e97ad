package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.ingest.receipt.Reading;
import io.pointbook.ledger.ingest.receipt.ReceiptContent;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.ledger.posting.PostingMetrics;
import io.pointbook.runtime.inbox.BatchHandler;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventhandling.DomainEventMessage;

/** Till receipts, a batch at a time: read, told apart from repeats, and posted. */
public final class ReceiptInbox implements BatchHandler {
    private final TillReceiptReader reader;
    private final DeadLetters deadLetters;
    private final AccountDesk desk;
    private final Supplier<String> newIds;
    private final Supplier<String> codes;
    private final Clock clock;
    private final PostingMetrics metrics;

    public ReceiptInbox(
            TillReceiptReader reader,
            DeadLetters deadLetters,
            AccountDesk desk,
            Supplier<String> newIds,
            Supplier<String> codes,
            Clock clock,
            PostingMetrics metrics) {
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.desk = desk;
        this.newIds = newIds;
        this.codes = codes;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void onAssigned(Collection<TopicPartition> partitions) {
        desk.forgetAll();
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) {
        var outcome = new Outcome();
        var arrivals = read(batch, transaction, outcome);
        var fresh = withoutRepeats(arrivals, transaction, outcome);
        var now = clock.instant();
        if (!fresh.isEmpty()) {
            var found = new Search(desk.events(), transaction.connection(), now).forArrivals(fresh);
            transaction.writeRows(found.waiting()::write);
            new BatchPosting(desk.sit(transaction), newIds, codes, now, found).post(fresh);
        }
        transaction.whenOver(committed -> {
            if (committed) {
                outcome.count(metrics);
            }
        });
    }

    private List<Arrival> read(
            List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction, Outcome outcome) {
        var arrivals = new ArrayList<Arrival>(batch.size());
        for (var record : batch) {
            switch (reader.read(
                    record.value(), TillHeaders.of(record.headers()), Instant.ofEpochMilli(record.timestamp()))) {
                case Reading.Read read -> arrivals.add(new Arrival(record, read.receipt(), read.canonical()));
                case Reading.Refused refused -> {
                    deadLetters.reject(transaction, record, refused.code().text(), refused.reason(), 0);
                    outcome.add("rejected");
                }
            }
        }
        return arrivals;
    }

    /** The same identity again is a duplicate where the content is the same, else a conflict; the first stays. */
    private List<Arrival> withoutRepeats(List<Arrival> arrivals, OpenTransaction transaction, Outcome outcome) {
        var first = stored(arrivals);
        var fresh = new ArrayList<Arrival>(arrivals.size());
        var conflicts = new ConflictRows(clock.instant());
        for (Arrival arrival : arrivals) {
            var before = first.putIfAbsent(arrival.identity(), arrival.canonical());
            if (before == null) {
                fresh.add(arrival);
                outcome.add(
                        arrival.receipt().card() == null || arrival.receipt().isMarker() ? "kept" : "posted");
            } else if (ReceiptContent.same(before.json(), arrival.canonical().json())) {
                outcome.add("duplicate");
            } else {
                conflicts.add(arrival);
                outcome.add("conflict");
            }
        }
        transaction.writeRows(conflicts::write);
        return fresh;
    }

    private Map<String, CanonicalReceipt> stored(List<Arrival> arrivals) {
        var first = new LinkedHashMap<String, CanonicalReceipt>();
        var identities = arrivals.stream().map(Arrival::identity).distinct().toList();
        for (DomainEventMessage<?> message : desk.events().byIds(identities)) {
            switch (message.getPayload()) {
                case ReceiptKept kept -> first.put(kept.eventId(), kept.receipt());
                case ReceiptPosted posted
                when posted.receipt() != null -> first.put(posted.eventId(), posted.receipt());
                default -> throw new IllegalStateException("not a receipt: event " + message.getIdentifier());
            }
        }
        return first;
    }

    /** What became of a batch's receipts; counted only when the batch is committed. */
    private static final class Outcome {
        private final Map<String, Integer> counts = new HashMap<>();

        void add(String outcome) {
            counts.merge(outcome, 1, Integer::sum);
        }

        void count(PostingMetrics metrics) {
            counts.forEach(metrics::receipts);
        }
    }
}
