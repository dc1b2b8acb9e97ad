package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.SqlRead;
import io.pointbook.runtime.transaction.Transactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Reads stored events by event id, by aggregate or all of them, lifted to today's revisions. A message's identifier is
 * the event id, its timestamp the time that was stored. What the open transaction has only decided is not seen.
 */
public final class EventReader {

    private final Source source;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters;

    /** Reads in the thread's open transaction, or on a borrowed connection where none is open. */
    public EventReader(Transactor transactor, EventSerializer serializer, EventUpcaster upcasters) {
        this(transactor::read, serializer, upcasters);
    }

    /** Reads on one connection, without any transaction of ours: for programs that only look. */
    public EventReader(Connection connection, EventSerializer serializer, EventUpcaster upcasters) {
        this(new OneConnection(connection), serializer, upcasters);
    }

    private EventReader(Source source, EventSerializer serializer, EventUpcaster upcasters) {
        this.source = source;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The events of exactly these ids, in the order of the stream; unknown ids are left out. */
    public List<DomainEventMessage<?>> byIds(Collection<String> eventIds) {
        return messages(read(connection -> EventQueries.byIds(connection, eventIds)));
    }

    /** The events whose id is one of these or begins with one of these and '#', in the order of the stream. */
    public List<DomainEventMessage<?>> allOf(Collection<String> bareIds) {
        return messages(read(connection -> EventQueries.allOf(connection, bareIds)));
    }

    /** Whole streams in one query, ascending; aggregates without events are left out. */
    public Map<String, List<DomainEventMessage<?>>> streams(Collection<String> aggregateIds) {
        Map<String, List<DomainEventMessage<?>>> streams = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : messages(read(c -> EventQueries.streams(c, aggregateIds)))) {
            streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(event);
        }
        return streams;
    }

    /** At most that many events of an aggregate with a sequence below the given one, newest first. */
    public List<DomainEventMessage<?>> pageBefore(String aggregateId, long beforeSequence, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page of " + limit);
        }
        return messages(read(connection -> EventQueries.before(connection, aggregateId, beforeSequence, limit)));
    }

    /** The last stored sequence of each aggregate; aggregates without events are left out. */
    public Map<String, Long> lastSequences(Collection<String> aggregateIds) {
        return aggregateIds.isEmpty()
                ? Map.of()
                : read(connection -> EventQueries.lastSequences(connection, aggregateIds));
    }

    /**
     * All events that one statement sees, in the order of the stream, a page in memory at a time. Needs an open
     * transaction; together with other reads, a snapshot.
     */
    public void replay(Consumer<DomainEventMessage<?>> each) {
        read(connection -> {
            EventReplay.run(connection, page -> messages(page).forEach(each));
            return true;
        });
    }

    List<DomainEventMessage<?>> messages(List<? extends DomainEventData<?>> stored) {
        DomainEventStream stream =
                EventStreamUtils.upcastAndDeserializeDomainEvents(stored.stream(), serializer, upcasters);
        List<DomainEventMessage<?>> messages = new ArrayList<>(stored.size());
        stream.forEachRemaining(messages::add);
        return messages;
    }

    <T> T read(SqlRead<T> query) {
        try {
            return source.read(query);
        } catch (SQLException e) {
            throw new EventStoreException("events could not be read", e);
        }
    }

    EventSerializer serializer() {
        return serializer;
    }

    /** Where connections come from. */
    private interface Source {
        <T> T read(SqlRead<T> query) throws SQLException;
    }

    private record OneConnection(Connection connection) implements Source {
        @Override
        public <T> T read(SqlRead<T> query) throws SQLException {
            return query.from(connection);
        }
    }
}
