package io.pointbook.notification.carrier;

import java.util.List;

/** What became of a message that was handed to a carrier. */
public sealed interface Handed {
    /** The carrier has it. @param ids the carrier's own, one for each part, in their order; may be empty */
    record Taken(List<String> ids) implements Handed {}

    /**
     * It will never take it.
     *
     * @param cause such as "ESME_RINVDSTADR", for an operator; no address in it
     * @param isGone nobody is at that number or address
     */
    record Refused(String cause, boolean isGone) implements Handed {
        public Refused(String cause) {
            this(cause, false);
        }
    }

    /** Not now: it is away, or asks for patience. Surely not taken: it may be handed over again. */
    record Later(String cause) implements Handed {}

    /** Nobody knows whether it was taken: the answer did not come. It must not be handed over again blindly. */
    record InDoubt(String cause) implements Handed {}
}
