package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.SqlRead;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Events in one table. What is appended is staged in the open transaction and written by one COPY when it commits;
 * what is streamed is ordered by (xid, position) and lies below every transaction that is still open.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {

    /** How many events one query of the stream or of an aggregate fetches. */
    static final int FETCHED_AT_ONCE = 1_000;

    private final Transactor transactor;
    private final EventSerializer serializer;
    private final Function<Object, @Nullable String> eventIds;
    private final String staged = "staged events " + System.identityHashCode(this);

    /** The event ids come from the payload; where that gives null, the message's own identifier is used. */
    public PostgresEventStorageEngine(
            Transactor transactor,
            EventSerializer serializer,
            EventUpcaster upcasters,
            Function<Object, @Nullable String> eventIds) {
        super(settings(serializer, upcasters));
        this.transactor = transactor;
        this.serializer = serializer;
        this.eventIds = eventIds;
    }

    private static BatchingEventStorageEngine.Builder settings(EventSerializer serializer, EventUpcaster upcasters) {
        return new BatchingEventStorageEngine.Builder() {}.eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .batchSize(FETCHED_AT_ONCE);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer unused) {
        if (events.isEmpty()) {
            return;
        }
        if (!transactor.isOpen()) {
            alone(() -> appendEvents(events, unused));
            return;
        }
        EventCopy copy = stagedEvents();
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> ofAggregate)) {
                throw new EventStoreException("only events of aggregates are stored, not "
                        + event.getPayloadType().getName());
            }
            String id = eventIds.apply(event.getPayload());
            copy.add(id == null ? event.getIdentifier() : id, ofAggregate);
        }
    }

    private EventCopy stagedEvents() {
        if (!CurrentUnitOfWork.isStarted()) {
            return newStage();
        }
        return CurrentUnitOfWork.get().root().getOrComputeResource(staged, _ -> newStage());
    }

    private EventCopy newStage() {
        EventCopy copy = new EventCopy(serializer);
        transactor.current().writeEvents(copy);
        return copy;
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer unused) {
        if (!transactor.isOpen()) {
            alone(() -> storeSnapshot(snapshot, unused));
            return;
        }
        transactor.current().writeSnapshots(SnapshotTable.upsert(snapshot, serializer));
    }

    private void alone(Runnable work) {
        transactor.executeInTransaction(work);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        return read(connection -> EventStream.after(connection, StreamPosition.of(last), batchSize));
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long first, int batchSize) {
        return read(connection -> EventQueries.ofAggregate(connection, aggregateId, first, batchSize));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        // a snapshot of another revision is only a cache that is out of date: the whole stream is read instead
        return read(connection -> SnapshotTable.read(connection, aggregateId)).stream()
                .filter(snapshot -> serializer.types().isCurrent(snapshot.type(), snapshot.revision()));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.ofNullable(read(connection -> EventQueries.lastSequences(connection, List.of(aggregateId)))
                .get(aggregateId));
    }

    @Override
    public TrackingToken createTailToken() {
        return StreamPosition.START;
    }

    @Override
    public TrackingToken createHeadToken() {
        return read(EventStream::head);
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return read(connection -> EventStream.before(connection, time));
    }

    private <T> T read(SqlRead<T> query) {
        try {
            return transactor.read(query);
        } catch (SQLException e) {
            throw new EventStoreException("events could not be read", e);
        }
    }
}
