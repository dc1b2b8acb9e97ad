package io.pointbook.runtime.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** One row of the event table as Axon reads it; the identifier of the message is the row's event id. */
record StoredEvent(
        String aggregateId,
        long sequence,
        String eventId,
        String aggregateType,
        String type,
        String revision,
        Instant time,
        byte[] payload,
        byte[] metadata)
        implements DomainEventData<byte[]> {

    /** The columns that {@link #from} reads, in its order; tables go by the alias e. */
    static final String COLUMNS =
            "e.aggregate_id, e.sequence, e.event_id, e.aggregate_type, e.type, e.revision, e.time, e.payload, e.metadata";

    /** The same for a snapshot, which has no id of its own. */
    static final String SNAPSHOT_COLUMNS =
            "s.aggregate_id, s.sequence, s.aggregate_id, s.aggregate_type, s.type, s.revision, s.time, s.payload, s.metadata";

    /** How many columns these are. */
    static final int WIDTH = 9;

    static StoredEvent from(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBytes(8),
                row.getBytes(9));
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return time;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metadata, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, type, revision);
    }
}
