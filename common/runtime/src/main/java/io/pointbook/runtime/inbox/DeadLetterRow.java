package io.pointbook.runtime.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A dead letter on its way to its topic: the record as it came, and headers that say what happened to it. */
record DeadLetterRow(
        String id,
        String topic,
        int partition,
        long offset,
        String code,
        String reason,
        String group,
        int attempts,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String headers,
        Instant timestamp) {

    static final String TOPIC_SUFFIX = ".dead-letter";

    static final String COLUMNS = """
            id, topic, partition, record_offset, code, reason, group_id, attempts,
            record_key, record_value, record_headers::text, record_timestamp""";

    static DeadLetterRow read(ResultSet row) throws SQLException {
        return new DeadLetterRow(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getBytes(9),
                row.getBytes(10),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant());
    }

    int bytes() {
        return (key == null ? 0 : key.length) + (value == null ? 0 : value.length) + headers.length();
    }

    /** The first five names are those of SmallRye's dead-letter queue, so that its tools read ours. */
    ProducerRecord<byte[], byte[]> message() {
        Headers all = HeadersJson.read(headers);
        add(all, "dead-letter-reason", reason);
        add(all, "dead-letter-cause", code);
        add(all, "dead-letter-topic", topic);
        add(all, "dead-letter-partition", Integer.toString(partition));
        add(all, "dead-letter-offset", Long.toString(offset));
        add(all, "dead-letter-id", id);
        add(all, "dead-letter-code", code);
        add(all, "dead-letter-group", group);
        add(all, "dead-letter-attempts", Integer.toString(attempts));
        add(all, "dead-letter-timestamp", timestamp.toString());
        return new ProducerRecord<>(topic + TOPIC_SUFFIX, null, null, key, value, all);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
