package io.pointbook.runtime.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

/** What many aggregates are rebuilt from, in one query: the snapshot and the events after it, or all events. */
final class AggregateStreams {

    // nothing below -1: sequences begin at 0
    private static final String LOAD = "with base as materialized ("
            + " select s.* from unnest(?::text[]) as wanted(id) join snapshot s on s.aggregate_id = wanted.id"
            + " where s.type = ? and s.revision = ?)"
            + " select " + StoredEvent.SNAPSHOT_COLUMNS + ", 0 as part from base s"
            + " union all"
            + " select " + StoredEvent.COLUMNS + ", 1"
            + " from unnest(?::text[]) as wanted(id) left join base b on b.aggregate_id = wanted.id"
            + " cross join lateral (select x.* from event x"
            + " where x.aggregate_id = wanted.id and x.sequence > coalesce(b.sequence, -1)) e"
            + " order by 1, part, 2";

    private final EventReader reader;
    private final SerializedType snapshot;

    AggregateStreams(EventReader reader, Class<?> aggregateType) {
        this.reader = reader;
        EventTypes types = reader.serializer().types();
        // an aggregate that is never snapshotted has no snapshots to read either
        this.snapshot = types.knows(aggregateType) ? types.typeOf(aggregateType) : SerializedType.emptyType();
    }

    Map<String, List<DomainEventMessage<?>>> load(Collection<String> ids) {
        Map<String, List<DomainEventMessage<?>>> streams = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : reader.messages(reader.read(c -> rows(c, ids)))) {
            streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(event);
        }
        return streams;
    }

    private List<StoredEvent> rows(Connection connection, Collection<String> ids) throws SQLException {
        String[] wanted = EventQueries.distinct(ids);
        try (PreparedStatement query = connection.prepareStatement(LOAD)) {
            query.setArray(1, connection.createArrayOf("text", wanted));
            query.setString(2, snapshot.getName());
            query.setString(3, snapshot.getRevision());
            query.setArray(4, connection.createArrayOf("text", wanted));
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(StoredEvent.from(rows));
                }
            }
            return events;
        }
    }
}
