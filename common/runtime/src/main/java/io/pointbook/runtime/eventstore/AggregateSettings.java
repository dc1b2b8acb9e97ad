package io.pointbook.runtime.eventstore;

import java.util.function.ToIntFunction;

/**
 * How one kind of aggregate is kept.
 *
 * @param type the aggregate's class
 * @param cached how many aggregates stay in memory between transactions
 * @param snapshotEvery events since the last snapshot after which another one is taken
 * @param weight size of an aggregate's state, counted in things of about an event's size: a heavy one is written less
 *     often, after half its weight in events
 */
public record AggregateSettings<T>(Class<T> type, int cached, int snapshotEvery, ToIntFunction<T> weight) {

    public static final int DEFAULT_CACHED = 100_000;
    public static final int DEFAULT_SNAPSHOT_EVERY = 200;

    public AggregateSettings {
        if (cached < 1 || snapshotEvery < 1) {
            throw new IllegalArgumentException("cached " + cached + ", snapshot every " + snapshotEvery);
        }
    }

    /** The defaults, for aggregates whose state does not grow. */
    public static <T> AggregateSettings<T> of(Class<T> type) {
        return new AggregateSettings<>(type, DEFAULT_CACHED, DEFAULT_SNAPSHOT_EVERY, _ -> 0);
    }

    public AggregateSettings<T> cached(int aggregates) {
        return new AggregateSettings<>(type, aggregates, snapshotEvery, weight);
    }

    public AggregateSettings<T> snapshotEvery(int events) {
        return new AggregateSettings<>(type, cached, events, weight);
    }

    public AggregateSettings<T> weight(ToIntFunction<T> measure) {
        return new AggregateSettings<>(type, cached, snapshotEvery, measure);
    }

    int eventsUntilSnapshot(T aggregate) {
        return Math.max(snapshotEvery, weight.applyAsInt(aggregate) / 2);
    }
}
