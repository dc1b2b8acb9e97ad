package io.pointbook.ledger.conflict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A second content of an identity. What it says is not shown here: a card number may be in it.
 *
 * @param receipt the identity; the content that came first is the one that counts
 * @param offset with topic and partition, where the second content came from
 * @param resolution what an operator decided; absent while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Conflict",
        requiredProperties = {"conflictId", "receipt", "topic", "partition", "offset", "recordTime", "arrivedAt", "open"
        })
record ReceiptConflict(
        String conflictId,
        String receipt,
        String topic,
        int partition,
        long offset,
        Instant recordTime,
        Instant arrivedAt,
        @Nullable String resolution,
        @Nullable String note,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    static final String COLUMNS = "conflict_id, receipt, topic, partition, record_offset, record_timestamp, arrived_at,"
            + " resolution, note, resolved_by, resolved_at";

    static ReceiptConflict from(ResultSet row) throws SQLException {
        var resolvedAt = row.getObject(11, OffsetDateTime.class);
        return new ReceiptConflict(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                resolvedAt == null ? null : resolvedAt.toInstant());
    }

    /** Nobody has resolved it; also a member of the JSON. */
    @JsonProperty("open")
    boolean isOpen() {
        return resolvedAt == null;
    }
}
