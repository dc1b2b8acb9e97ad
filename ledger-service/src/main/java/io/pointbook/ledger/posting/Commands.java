package io.pointbook.ledger.posting;

import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/** Commands that are answered at once, on the caller's thread and in his transaction. */
final class Commands {
    private final CommandBus bus;

    Commands(CommandBus bus) {
        this.bus = bus;
    }

    /** The handler's answer; what it throws is thrown here. */
    @Nullable
    Object dispatch(Object command) {
        var answer = new AtomicReference<@Nullable CommandResultMessage<?>>();
        bus.dispatch(new GenericCommandMessage<>(command), (_, result) -> answer.set(result));
        var result = answer.get();
        if (result == null) {
            throw new IllegalStateException("the command bus gave no answer at once");
        }
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
