package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

/** The table of snapshots: the latest one of each aggregate. */
final class SnapshotTable {

    private static final String UPSERT = """
            insert into snapshot
                (aggregate_id, sequence, aggregate_type, type, revision, time, payload, metadata)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (aggregate_id) do update set
                sequence = excluded.sequence, aggregate_type = excluded.aggregate_type, type = excluded.type,
                revision = excluded.revision, time = excluded.time, payload = excluded.payload,
                metadata = excluded.metadata
            where snapshot.sequence <= excluded.sequence""";

    private static final String READ =
            "select " + StoredEvent.SNAPSHOT_COLUMNS + " from snapshot s where s.aggregate_id = ?";

    private SnapshotTable() {}

    /** Takes the bytes now, for the aggregate goes on changing; writes them when the transaction commits. */
    static SqlWork upsert(DomainEventMessage<?> snapshot, EventSerializer serializer) {
        SerializedType type = serializer.typeForClass(snapshot.getPayload().getClass());
        byte[] payload = serializer.bytesOf(snapshot.getPayload());
        byte[] metadata = serializer.bytesOf(snapshot.getMetaData());
        return connection -> {
            try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
                statement.setString(1, snapshot.getAggregateIdentifier());
                statement.setLong(2, snapshot.getSequenceNumber());
                statement.setString(3, snapshot.getType());
                statement.setString(4, type.getName());
                statement.setString(5, type.getRevision());
                statement.setObject(6, snapshot.getTimestamp().atOffset(ZoneOffset.UTC));
                statement.setBytes(7, payload);
                statement.setBytes(8, metadata);
                statement.executeUpdate();
            }
        };
    }

    static Optional<StoredEvent> read(Connection connection, String aggregateId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setString(1, aggregateId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(StoredEvent.from(rows)) : Optional.empty();
            }
        }
    }
}
