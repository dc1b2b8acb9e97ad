package io.pointbook.bench.contestant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Rows of the event table in PostgreSQL's binary COPY format, used again for each batch. */
final class CopyBatch {
    private static final String COPY = """
            copy event (aggregate_id, sequence, event_id, aggregate_type, type, revision, time, payload, metadata)
            from stdin (format binary)""";
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short COLUMNS = 9;
    private static final int FIRST_BYTES = 1 << 20;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES).put(HEADER);
    private long contentBytes;

    void add(SampledEvent event, long sequence, String eventId, long microsSince2000) {
        room(Short.BYTES).putShort(COLUMNS);
        bytes(event.aggregate().getBytes(StandardCharsets.UTF_8));
        number(sequence);
        bytes(eventId.getBytes(StandardCharsets.UTF_8));
        bytes(event.aggregateType());
        bytes(event.type());
        bytes(event.revision());
        number(microsSince2000);
        bytes(event.payload());
        bytes(event.metadata());
        contentBytes += event.payload().length + event.metadata().length;
    }

    private void number(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    private void bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int more) {
        int needed = buffer.position() + more + Short.BYTES;
        if (needed > buffer.capacity()) {
            buffer =
                    ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity())).put(buffer.flip());
        }
        return buffer;
    }

    /** Writes the rows, commits and is empty again; gives the bytes of payloads and metadata. */
    long send(Connection connection) throws SQLException {
        buffer.putShort((short) -1);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        connection.commit();
        long sent = contentBytes;
        contentBytes = 0;
        buffer.clear().put(HEADER);
        return sent;
    }
}
