package io.pointbook.notification.carrier;

import io.pointbook.notification.contact.Channel;
import java.util.concurrent.CompletionStage;

/** A way on which messages leave: an SMS centre, an HTTP gateway, a mail relay. Safe for many threads. */
public interface Carrier extends AutoCloseable {
    Channel channel();

    /** Begins to listen and to connect; what comes later is told to {@code answers}. */
    void start(Answers answers);

    /** Whether it could take a message now; false does not forbid to try. */
    boolean isUp();

    /** Hands a message over. Never completes exceptionally; bounded in time by the carrier's own limits. */
    CompletionStage<Handed> submit(Outgoing message);

    /**
     * Asks what became of a message whose submission is in doubt or whose receipt is missing; {@code UNKNOWN} where the
     * carrier cannot be asked.
     *
     * @param id the carrier's own
     */
    CompletionStage<Receipt> ask(String id);

    @Override
    void close();
}
