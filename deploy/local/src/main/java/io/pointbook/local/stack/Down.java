package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops all parts; the data stay. */
@Command(name = "down", description = "Stops the local stack; its data stay.")
public final class Down implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Stack stack = new Stack(Addresses.current());
        Display display = Display.ofSystem();
        try (FileChannel _ = stack.lock()) {
            if (!stopAll(stack, display)) {
                display.line("nothing was running");
            }
            return 0;
        }
    }

    /** In the reverse order of starting; true when something was running. */
    static boolean stopAll(Stack stack, Display display) throws Exception {
        boolean any = false;
        for (Part part : stack.parts().reversed()) {
            if (stack.running(part).isPresent()) {
                any = true;
                display.step(part.name() + ": stopping", () -> stack.stop(part));
            } else {
                stack.stop(part);
            }
        }
        return any;
    }
}
