package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How the parts are, and how far the ledger is behind the tills. */
@Command(
        name = "status",
        description = "Shows each part, its address and health, and the lag; exit 1 unless all is up.")
public final class Status implements Callable<Integer> {

    private static final String ROW = "%-22s %-36s %s";

    @Override
    public Integer call() {
        Stack stack = new Stack(Addresses.current());
        Display display = Display.ofSystem();
        display.line(ROW.formatted("part", "address", "health"));
        boolean allUp = true;
        for (Part part : stack.parts()) {
            Health health = health(stack, part);
            allUp &= health == Health.READY || (part instanceof DemoPart && health == Health.STOPPED);
            display.line(ROW.formatted(part.name(), part.address(), health.words));
        }
        display.line("");
        display.line(new Lag(stack.addresses()).sentence());
        return allUp ? 0 : 1;
    }

    private static Health health(Stack stack, Part part) {
        if (stack.running(part).isEmpty()) {
            return stack.hasDied(part) ? Health.DEAD : Health.STOPPED;
        }
        return part.isReady() ? Health.READY : Health.NOT_READY;
    }

    private enum Health {
        READY("ready"),
        NOT_READY("runs, but is not ready"),
        DEAD("died; ./pointbook up starts it again"),
        STOPPED("stopped");

        private final String words;

        Health(String words) {
            this.words = words;
        }
    }
}
