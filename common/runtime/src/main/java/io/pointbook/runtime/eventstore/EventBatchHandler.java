package io.pointbook.runtime.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Takes the events of a stream, a batch at a time, in order. A batch that fails comes again; so does one whose success
 * could not be noted.
 */
@FunctionalInterface
public interface EventBatchHandler {
    void handle(List<DomainEventMessage<?>> events) throws Exception;
}
