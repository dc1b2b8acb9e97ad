package io.pointbook.runtime.outbox;

import java.io.Serial;

/** A batch was not published as a whole; its token must not move on. */
final class OutboxFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OutboxFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
