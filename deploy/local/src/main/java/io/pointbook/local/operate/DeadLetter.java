package io.pointbook.local.operate;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be posted, as it came, and why.
 *
 * @param recordTimestamp the broker's time of the record
 * @param redrivenAt when it was last put on its topic again, null when never
 */
record DeadLetter(
        String id,
        String topic,
        int partition,
        long offset,
        String code,
        String reason,
        int attempts,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers,
        OffsetDateTime recordTimestamp,
        OffsetDateTime arrivedAt,
        @Nullable OffsetDateTime redrivenAt) {

    /** A header of the record; a value may be missing. */
    record RecordHeader(String key, byte @Nullable [] value) {}
}
