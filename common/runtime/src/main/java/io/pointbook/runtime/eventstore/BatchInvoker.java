package io.pointbook.runtime.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Gathers the messages of a processor's batch and hands them over at the last one, before the token is stored. */
final class BatchInvoker implements EventHandlerInvoker {

    private static final String GATHERED = "gathered events";

    private final EventBatchHandler handler;

    BatchInvoker(EventBatchHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return event instanceof DomainEventMessage<?>;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        BatchingUnitOfWork<?> batch = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        List<DomainEventMessage<?>> gathered = batch.getOrComputeResource(GATHERED, _ -> new ArrayList<>());
        gathered.add((DomainEventMessage<?>) event);
        if (batch.isLastMessage(event)) {
            handler.handle(gathered);
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
