package io.pointbook.runtime.eventstore;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates between transactions, strongly held and bounded; the one unused for longest goes first. A transaction takes
 * an aggregate out and puts it back only after its commit: what a rollback has touched is therefore never in here.
 */
final class AggregateCache<T> {

    private final int limit;
    private final LinkedHashMap<String, EventSourcedAggregate<T>> aggregates = new LinkedHashMap<>();

    AggregateCache(int limit) {
        this.limit = limit;
    }

    synchronized Map<String, EventSourcedAggregate<T>> take(Collection<String> ids) {
        Map<String, EventSourcedAggregate<T>> taken = new LinkedHashMap<>();
        for (String id : ids) {
            EventSourcedAggregate<T> aggregate = aggregates.remove(id);
            if (aggregate != null) {
                taken.put(id, aggregate);
            }
        }
        return taken;
    }

    synchronized @Nullable EventSourcedAggregate<T> take(String id) {
        return aggregates.remove(id);
    }

    /** The version in memory; null when the aggregate is not here. */
    synchronized @Nullable Long version(String id) {
        EventSourcedAggregate<T> aggregate = aggregates.get(id);
        return aggregate == null ? null : aggregate.version();
    }

    synchronized void put(Map<String, EventSourcedAggregate<T>> committed) {
        committed.forEach(this::putNewer);
        var eldest = aggregates.entrySet().iterator();
        while (aggregates.size() > limit) {
            eldest.next();
            eldest.remove();
        }
    }

    // a reader that took its time must not replace what a writer has put back meanwhile
    private void putNewer(String id, EventSourcedAggregate<T> aggregate) {
        EventSourcedAggregate<T> present = aggregates.remove(id);
        boolean older = present != null && aggregate.version() < present.version();
        aggregates.put(id, older ? present : aggregate);
    }

    synchronized void clear() {
        aggregates.clear();
    }

    synchronized int size() {
        return aggregates.size();
    }
}
