package io.pointbook.runtime.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.jspecify.annotations.Nullable;

/** The aggregates that one transaction has laid out for itself, and what it knows of those it has already used. */
final class Desk<T> {

    private static final long NEW = -1;

    private final Map<String, EventSourcedAggregate<T>> ready = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Map<String, Long> versionWhenUsed = new HashMap<>();

    void lay(Map<String, EventSourcedAggregate<T>> aggregates) {
        ready.putAll(aggregates);
    }

    void layAbsent(String id) {
        absent.add(id);
    }

    /** Whether one need not look for it again: it lies here, is known not to exist, or was used already. */
    boolean knows(String id) {
        return ready.containsKey(id) || absent.contains(id) || used(id);
    }

    boolean isAbsent(String id) {
        return absent.contains(id);
    }

    /** Whether a unit of work had it; it then may have staged events, which only a full load brings back. */
    boolean used(String id) {
        return versionWhenUsed.containsKey(id);
    }

    @Nullable
    EventSourcedAggregate<T> take(String id) {
        return ready.remove(id);
    }

    void handedOut(String id, @Nullable Long version) {
        absent.remove(id);
        versionWhenUsed.putIfAbsent(id, version == null ? NEW : version);
    }

    /** The stored version that decisions about an aggregate rest on; null: none was seen. */
    @Nullable
    Long restsOn(String id) {
        Long used = versionWhenUsed.get(id);
        if (used != null) {
            return used == NEW ? null : used;
        }
        EventSourcedAggregate<T> waiting = ready.get(id);
        return waiting == null ? null : waiting.version();
    }

    boolean changed(String id, @Nullable Long version) {
        return version != null && !version.equals(versionWhenUsed.get(id));
    }

    void forget(String id) {
        ready.remove(id);
        absent.remove(id);
        versionWhenUsed.remove(id);
    }

    Map<String, EventSourcedAggregate<T>> unused() {
        return ready;
    }
}
