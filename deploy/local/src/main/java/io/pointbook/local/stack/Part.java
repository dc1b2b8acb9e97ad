package io.pointbook.local.stack;

import io.pointbook.testkit.ServerProcess;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One process of the local stack. */
sealed interface Part permits BrokerPart, DatabasePart, InboxPart, ServicePart, DemoPart {

    String name();

    /** Where it listens. */
    OptionalInt port();

    /** The variable that moves it to another port. */
    String portVariable();

    /** All places where it listens, each with the variable that moves it. */
    default Map<Integer, String> ports() {
        return port().isPresent() ? Map.of(port().getAsInt(), portVariable()) : Map.of();
    }

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
