package io.pointbook.runtime.eventstore;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.Segment;

/** Hands a processor's messages to one handler, one by one. */
record EachInvoker(EventMessageHandler handler) implements EventHandlerInvoker {

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        handler.handle(event);
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
