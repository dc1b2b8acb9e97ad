package io.pointbook.runtime.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;

/** Counts the events of one aggregate since its last snapshot; the repository decides when that is enough. */
final class SnapshotCounter implements SnapshotTrigger {

    private final Class<?> aggregateType;
    private int events;

    SnapshotCounter(Class<?> aggregateType) {
        this.aggregateType = aggregateType;
    }

    @Override
    public void eventHandled(EventMessage<?> event) {
        events = aggregateType.isAssignableFrom(event.getPayloadType()) ? 0 : events + 1;
    }

    @Override
    public void initializationFinished() {
        // nothing is decided while loading
    }

    int events() {
        return events;
    }

    void taken() {
        events = 0;
    }
}
