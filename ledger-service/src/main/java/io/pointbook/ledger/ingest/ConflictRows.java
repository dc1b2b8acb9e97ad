package io.pointbook.ledger.ingest;

import io.pointbook.runtime.inbox.HeadersJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Table {@code conflict}: the second content of an identity, as it came, for an operator. */
final class ConflictRows {
    private final List<Arrival> conflicts = new ArrayList<>();
    private final Instant now;

    ConflictRows(Instant now) {
        this.now = now;
    }

    void add(Arrival arrival) {
        conflicts.add(arrival);
    }

    void write(Connection connection) throws SQLException {
        if (conflicts.isEmpty()) {
            return;
        }
        // A topic that is read again from its start brings the same conflicts: they are the same rows.
        try (var insert = connection.prepareStatement("""
                insert into conflict (conflict_id, receipt, content_hash, topic, partition, record_offset, record_key,
                    record_value, record_headers, record_timestamp, arrived_at)
                values (uuidv7()::text, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (receipt, content_hash) do nothing""")) {
            for (Arrival arrival : conflicts) {
                var record = arrival.record();
                insert.setString(1, arrival.identity());
                insert.setBytes(2, sha256(arrival.canonical().json()));
                insert.setString(3, record.topic());
                insert.setInt(4, record.partition());
                insert.setLong(5, record.offset());
                insert.setBytes(6, record.key());
                insert.setBytes(7, record.value());
                insert.setString(8, HeadersJson.write(record.headers()));
                insert.setTimestamp(9, new Timestamp(Math.max(0, record.timestamp())));
                insert.setTimestamp(10, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
