package io.pointbook.local.stack;

import io.pointbook.local.Display;
import java.util.List;

/** Builds the services whose sources are newer than their programs. */
final class Rebuild {

    private final Stack stack;
    private final Display display;
    private final Build build;

    Rebuild(Stack stack, Display display) {
        this.stack = stack;
        this.display = display;
        this.build = new Build(stack.addresses().root(), stack.places().log("build"));
    }

    void buildWhatIsStale(List<Part> wanted) throws Exception {
        List<ServicePart> stale = wanted.stream()
                .filter(ServicePart.class::isInstance)
                .map(ServicePart.class::cast)
                .filter(service -> build.isStale(service.name(), "target/quarkus-app/quarkus-run.jar"))
                .toList();
        if (stale.isEmpty()) {
            return;
        }
        requireRoom(wanted);
        // A service loads classes while it runs: it must not run on while they are replaced.
        stale.stream()
                .filter(stack::stop)
                .forEach(service -> display.line("stopped " + service.name() + ": its sources are newer"));
        List<String> modules = stale.stream().map(ServicePart::name).toList();
        display.step("building " + String.join(", ", modules) + " (minutes, the first time)", () -> {
            build.build(modules);
            return modules;
        });
    }

    /** Before minutes go by for nothing. */
    private void requireRoom(List<Part> wanted) {
        Room.of(stack.places().data())
                .require(wanted.stream()
                        .filter(part -> stack.running(part).isEmpty())
                        .toList());
    }
}
