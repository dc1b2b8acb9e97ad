package io.pointbook.runtime.eventstore;

import io.pointbook.runtime.transaction.SqlWork;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedType;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The events of one transaction in PostgreSQL's binary COPY format: encoded while they are staged, sent in one piece.
 * The transaction's id and the position are the table's defaults.
 */
final class EventCopy implements SqlWork {

    private static final String COPY = """
            copy event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time, payload, metadata)
            from stdin (format binary)""";
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int FIRST_BYTES = 64 * 1024;

    /** The most that one transaction may append; far above a batch of ordinary size, far below the heap. */
    static final int MAX_BYTES = 256 * 1024 * 1024;

    private final EventSerializer serializer;
    private final int maxBytes;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES).put(HEADER);
    private int events;

    EventCopy(EventSerializer serializer) {
        this(serializer, MAX_BYTES);
    }

    EventCopy(EventSerializer serializer, int maxBytes) {
        this.serializer = serializer;
        this.maxBytes = maxBytes;
    }

    void add(String eventId, DomainEventMessage<?> event) {
        SerializedType type = serializer.typeForClass(event.getPayload().getClass());
        room(Short.BYTES).putShort((short) StoredEvent.WIDTH);
        text(event.getAggregateIdentifier());
        number(event.getSequenceNumber());
        text(eventId);
        text(event.getType());
        text(type.getName());
        text(type.getRevision());
        number(ChronoUnit.MICROS.between(EPOCH, event.getTimestamp()));
        bytes(serializer.bytesOf(event.getPayload()));
        bytes(serializer.bytesOf(event.getMetaData()));
        events++;
    }

    private void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private void number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    private void bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int more) {
        long needed = (long) buffer.position() + more + Short.BYTES;
        if (needed > maxBytes) {
            throw new IllegalStateException("more than " + maxBytes + " bytes of events in one transaction");
        }
        if (needed > buffer.capacity()) {
            int larger = (int) Math.min(maxBytes, Math.max(needed, 2L * buffer.capacity()));
            buffer = ByteBuffer.allocate(larger).put(buffer.flip());
        }
        return buffer;
    }

    @Override
    public void on(Connection connection) throws SQLException {
        buffer.putShort((short) -1);
        try {
            long written = send(connection.unwrap(PGConnection.class));
            if (written != events) {
                throw new IllegalStateException(events + " events were sent, " + written + " were written");
            }
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new ConcurrencyException("an event of this transaction is stored already", e);
            }
            throw e;
        }
    }

    private long send(PGConnection connection) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
