package io.pointbook.local.stack;

import io.pointbook.local.Display;
import io.pointbook.local.Doors;
import io.pointbook.local.Refusal;
import io.pointbook.testkit.ServerProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts the parts that do not run; when one fails, stops again what it has started. */
final class Start {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Stack stack;
    private final Display display;
    private final List<Part> started = new CopyOnWriteArrayList<>();
    private final Thread undo = new Thread(this::stopStarted, "undo");

    Start(Stack stack, Display display) {
        this.stack = stack;
        this.display = display;
    }

    void startMissing(List<Part> wanted) throws Exception {
        List<Part> missing =
                wanted.stream().filter(part -> stack.running(part).isEmpty()).toList();
        Room.of(stack.places().data()).require(missing);
        missing.stream()
                .filter(stack::hasDied)
                .forEach(part -> display.line(part.name() + " had died: it is started again"));
        Runtime.getRuntime().addShutdownHook(undo); // Ctrl-C in the middle leaves nothing behind
        try {
            start(wanted, missing);
        } catch (IllegalStateException e) {
            throw new Refusal(String.valueOf(e.getMessage()), "What the parts said: ./pointbook logs");
        } finally {
            if (!started.isEmpty()) {
                stopStarted();
            }
            Runtime.getRuntime().removeShutdownHook(undo);
        }
    }

    private void start(List<Part> wanted, List<Part> missing) throws Exception {
        boolean hasData = Files.exists(stack.places().postgres());
        CardKey.ensure(stack.places().cardKey(), hasData);
        // a rewards database may be older than its key: where codes need another one, the service says so
        RandomKey.ensure(stack.places().voucherKey());
        RandomKey.ensure(stack.places().contactKey());
        SigningKey.ensure(stack.places().signingKey());
        startAndWait(stack.broker(), missing);
        startAndWait(stack.database(), missing);
        display.step("topics and databases", () -> {
            stack.database().makeDatabases();
            return MissingTopics.make(stack.addresses().bootstrap());
        });
        startAndWait(stack.inbox(), missing);
        List<Part> services = new ArrayList<>(wanted);
        services.removeIf(part -> !(part instanceof ServicePart));
        services.stream().filter(missing::contains).forEach(this::launch);
        for (Part service : services) {
            await(service);
        }
        display.step(
                "example rewards",
                () -> ExampleCatalogue.load(
                        ExampleCatalogue.file(stack.addresses().root()),
                        Doors.at(stack.addresses().rewards())));
        if (wanted.contains(stack.demo())) {
            display.step("example members and offers", () -> new ExampleOffers(
                            stack.addresses().root(),
                            Doors.at(stack.addresses().ledger()),
                            Doors.at(stack.addresses().notification()))
                    .load(Instant.now()));
            startAndWait(stack.demo(), missing);
        }
        started.clear(); // all is well: nothing to undo
    }

    private void startAndWait(Part part, List<Part> missing) throws Exception {
        if (missing.contains(part)) {
            display.step(part.name() + ": starting", () -> {
                launch(part);
                awaitReady(part);
                return part;
            });
        } else {
            await(part);
        }
    }

    private void await(Part part) throws Exception {
        String what = started.contains(part) ? ": starting" : ": running";
        display.step(part.name() + what, () -> {
            awaitReady(part);
            return part;
        });
    }

    private void launch(Part part) {
        started.add(part);
        stack.launch(part);
    }

    private void awaitReady(Part part) {
        try {
            stack.running(part)
                    .orElseThrow(() -> new IllegalStateException(part.name() + " is gone"))
                    .awaitReady(part::isReady, READY_WITHIN);
        } catch (IllegalStateException _) {
            throw new Refusal(
                    part.name() + " did not come up: "
                            + LastWords.in(ServerProcess.tail(stack.places().log(part.name()))),
                    "Its whole log: ./pointbook logs -n 200 " + part.name());
        }
    }

    private void stopStarted() {
        for (Part part : started.reversed()) {
            stack.stop(part);
            display.line("stopped " + part.name());
        }
        started.clear();
    }
}
