package io.pointbook.local.stack;

import io.pointbook.testkit.ServerProcess;
import java.util.Optional;
import java.util.OptionalInt;

/** One process of the local stack. */
sealed interface Part permits BrokerPart, DatabasePart, ServicePart, DemoPart {

    String name();

    /** Where it listens. */
    OptionalInt port();

    /** The variable that moves it to another port. */
    String portVariable();

    /** How it is shown. */
    String address();

    /** The memory that it is given, in megabytes. */
    int megabytes();

    /** Starts it in the background; {@link #isReady} tells when it answers. */
    ServerProcess launch();

    /** Whether it does its work now. */
    boolean isReady();

    /** The signal on which it ends in good order. */
    default String stopSignal() {
        return "TERM";
    }

    /** The service's folder, for what Maven has to build first. */
    default Optional<String> module() {
        return Optional.empty();
    }
}
