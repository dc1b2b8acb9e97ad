package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import io.pointbook.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of the local stack in the order in which they start. */
final class Stack {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);

    private final Addresses addresses;
    private final Places places;

    Stack(Addresses addresses) {
        this.addresses = addresses;
        this.places = Places.of(addresses);
    }

    Addresses addresses() {
        return addresses;
    }

    Places places() {
        return places;
    }

    BrokerPart broker() {
        return new BrokerPart(addresses, places);
    }

    DatabasePart database() {
        return new DatabasePart(addresses, places);
    }

    List<ServicePart> services() {
        return List.of(
                ServicePart.ledger(addresses, places),
                ServicePart.rewards(addresses, places),
                ServicePart.notification(addresses, places));
    }

    InboxPart inbox() {
        return new InboxPart(addresses, places);
    }

    DemoPart demo() {
        return new DemoPart(addresses, places);
    }

    List<Part> parts() {
        List<ServicePart> services = services();
        return List.of(broker(), database(), inbox(), services.get(0), services.get(1), services.get(2), demo());
    }

    Optional<ServerProcess> running(Part part) {
        return places.pid(part.name())
                .process()
                .map(process -> ServerProcess.running(part.name(), process, places.log(part.name())));
    }

    /** Whether it was started, not stopped, and is gone all the same. */
    boolean hasDied(Part part) {
        return places.pid(part.name()).exists() && running(part).isEmpty();
    }

    /** Starts it in the background and remembers its process. */
    ServerProcess launch(Part part) {
        ServerProcess process = part.launch();
        places.pid(part.name()).write(process.handle());
        return process;
    }

    /** Ends it, in good order if it obeys; true when it was running. */
    boolean stop(Part part) {
        Optional<ServerProcess> process = running(part);
        process.ifPresent(found -> found.stop(part.stopSignal(), ENDS_WITHIN));
        places.pid(part.name()).remove();
        return process.isPresent();
    }

    /** Keeps a second up or down away while one is at work; close it. */
    FileChannel lock() {
        try {
            Files.createDirectories(places.data());
            FileChannel channel = FileChannel.open(places.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(); // held until the channel is closed
            if (lock == null) {
                channel.close();
                throw new Refusal(
                        "Another ./pointbook up or down is at work on " + places.data() + ".",
                        "Wait until it is through.");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + places.data(), e);
        }
    }
}
