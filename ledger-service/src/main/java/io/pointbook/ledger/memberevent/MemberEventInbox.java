package io.pointbook.ledger.memberevent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.ingest.receipt.CardHasher;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.posting.AccountDesk;
import io.pointbook.runtime.inbox.BatchHandler;
import io.pointbook.runtime.inbox.DeadLetters;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.SQLException;
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

/** The topic {@code members.events.v1}, a batch at a time: read, told apart from repeats, and posted. */
public final class MemberEventInbox implements BatchHandler {
    /** The same event id with another content: the first stays. */
    private static final String DIFFERENT_EVENT = "different_event";

    private final MemberEventReader reader;
    private final DeadLetters deadLetters;
    private final AccountDesk desk;
    private final Supplier<String> codes;
    private final Clock clock;
    private final MeterRegistry registry;

    /** @param codes draws codes of coupons that nobody can guess */
    public MemberEventInbox(
            CardHasher cards,
            DeadLetters deadLetters,
            AccountDesk desk,
            Supplier<String> codes,
            Clock clock,
            MeterRegistry registry) {
        this.reader = new MemberEventReader(cards);
        this.deadLetters = deadLetters;
        this.desk = desk;
        this.codes = codes;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public void onAssigned(Collection<TopicPartition> partitions) {
        desk.forgetAll();
    }

    @Override
    public void handle(List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction) throws SQLException {
        var counts = new HashMap<String, Integer>();
        var fresh = fresh(batch, transaction, counts);
        if (!fresh.isEmpty()) {
            var now = clock.instant();
            var posting = new MemberEventPosting(desk.sit(transaction), transaction.connection(), codes, now);
            var outcomes = posting.post(fresh);
            outcomes.forEach(
                    outcome -> counts.merge(outcome.cause() == null ? "posted" : "unresolved", 1, Integer::sum));
            transaction.writeRows(connection -> MemberEventRows.insert(connection, outcomes, now));
        }
        transaction.whenOver(committed -> {
            if (committed) {
                counts.forEach(this::count);
            }
        });
    }

    /** The same event again is a duplicate where the content is the same, else a dead letter; the first stays. */
    private List<MemberEvent> fresh(
            List<ConsumerRecord<byte[], byte[]>> batch, OpenTransaction transaction, Map<String, Integer> counts)
            throws SQLException {
        var read = new LinkedHashMap<ConsumerRecord<byte[], byte[]>, MemberEvent>();
        for (var record : batch) {
            var brokerTime = Instant.ofEpochMilli(record.timestamp());
            switch (reader.read(record.value(), TillHeaders.of(record.headers()), brokerTime)) {
                case MemberEventReader.Reading.Read event -> read.put(record, event.event());
                case MemberEventReader.Reading.Refused refused -> {
                    deadLetters.reject(transaction, record, refused.code().text(), refused.reason(), 0);
                    counts.merge("rejected", 1, Integer::sum);
                }
            }
        }
        var ids = read.values().stream().map(MemberEvent::eventId).distinct().toList();
        var first = ids.isEmpty()
                ? new HashMap<String, MemberEvent>()
                : new HashMap<>(MemberEventRows.known(transaction.connection(), ids));
        var fresh = new ArrayList<MemberEvent>();
        read.forEach((record, event) -> {
            var before = first.putIfAbsent(event.eventId(), event);
            if (before == null) {
                fresh.add(event);
            } else if (before.equals(event)) {
                counts.merge("duplicate", 1, Integer::sum);
            } else {
                deadLetters.reject(
                        transaction, record, DIFFERENT_EVENT, "/eventId was used before for another event", 0);
                counts.merge("rejected", 1, Integer::sum);
            }
        });
        return fresh;
    }

    private void count(String outcome, int events) {
        Counter.builder("pointbook.member.events")
                .description("Events about members, by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment(events);
    }
}
