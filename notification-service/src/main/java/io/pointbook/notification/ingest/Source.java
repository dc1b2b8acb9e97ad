package io.pointbook.notification.ingest;

import io.pointbook.notification.profile.Projection;
import java.time.Instant;
import java.util.function.Function;

/**
 * A topic and what its messages become.
 *
 * @param about the member or coupon; never absent in a whole message
 * @param happened when it was written down
 */
record Source<T>(
        String topic,
        Class<T> type,
        Function<T, String> about,
        Function<T, Instant> happened,
        Projection<T> projection) {}
