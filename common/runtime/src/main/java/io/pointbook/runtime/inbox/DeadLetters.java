package io.pointbook.runtime.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps what could not be posted, as it came unless it is personal: rows of the batch's own transaction. */
public final class DeadLetters {

    /** Characters of a reason that are kept. */
    static final int LONGEST_REASON = 500;

    /** A producer may claim any time; the row holds this one at the latest. */
    private static final Instant LAST_TIMESTAMP = Instant.parse("9999-12-31T23:59:59Z");

    private static final String NO_HEADERS = "[]";

    private final String group;
    private final MeterRegistry registry;
    private final Clock clock;
    private final boolean keepsContent;

    public DeadLetters(String group, MeterRegistry registry, Clock clock) {
        this(group, registry, clock, true);
    }

    private DeadLetters(String group, MeterRegistry registry, Clock clock, boolean keepsContent) {
        this.group = group;
        this.registry = registry;
        this.clock = clock;
        this.keepsContent = keepsContent;
    }

    /** Of a topic with personal data: keeps where the record stands and why, and neither its key, value nor headers. */
    public static DeadLetters withoutContent(String group, MeterRegistry registry, Clock clock) {
        return new DeadLetters(group, registry, clock, false);
    }

    /**
     * Adds the record to the transaction's rows.
     *
     * @param code why, as a word of the published list
     * @param reason why, for an operator; it must not quote the record
     * @param attempts how often the record was tried before
     */
    public void reject(
            OpenTransaction transaction,
            ConsumerRecord<byte[], byte[]> record,
            String code,
            String reason,
            int attempts) {
        AtomicInteger written = new AtomicInteger();
        transaction.writeRows(connection -> written.set(insert(connection, record, code, reason, attempts)));
        transaction.whenOver(committed -> {
            if (committed) {
                Counter.builder("pointbook.dead.letters")
                        .description("Records that were put aside as dead letters")
                        .tags("code", code)
                        .register(registry)
                        .increment(written.get());
            }
        });
    }

    private int insert(
            Connection connection, ConsumerRecord<byte[], byte[]> record, String code, String reason, int attempts)
            throws SQLException {
        // The fence of this transaction has just proved that the stored topic id is the one that we read from.
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into dead_letter (id, topic_id, topic, partition, record_offset, code, reason, group_id, attempts,
                    record_key, record_value, record_headers, record_timestamp, arrived_at)
                values (uuidv7()::text,
                    coalesce((select topic_id from inbox_offset where topic = ? and partition = ?), 'unknown'),
                    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (topic_id, partition, record_offset) do nothing""")) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setString(6, code);
            insert.setString(7, tidy(reason));
            insert.setString(8, group);
            insert.setInt(9, attempts);
            insert.setBytes(10, keepsContent ? record.key() : null);
            insert.setBytes(11, keepsContent ? record.value() : null);
            insert.setString(12, keepsContent ? HeadersJson.write(record.headers()) : NO_HEADERS);
            insert.setObject(13, utc(timestamp(record)));
            insert.setObject(14, utc(clock.instant()));
            return insert.executeUpdate();
        }
    }

    private static String tidy(String reason) {
        String text = HeadersJson.storable(reason);
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    private static Instant timestamp(ConsumerRecord<byte[], byte[]> record) {
        Instant claimed = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        return claimed.isAfter(LAST_TIMESTAMP) ? LAST_TIMESTAMP : claimed;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
