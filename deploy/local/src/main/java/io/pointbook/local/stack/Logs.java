package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the parts have printed. */
@Command(name = "logs", description = "Shows the end of the logs, of all parts or of one.")
public final class Logs implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "broker, database, ledger-service, rewards-service, notification-service, demo or build")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines of each (${DEFAULT-VALUE}).")
    private int lines = 40;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what comes.")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        Stack stack = new Stack(Addresses.current());
        List<String> names = Stream.concat(stack.parts().stream().map(Part::name), Stream.of("build"))
                .toList();
        if (part != null && !names.contains(part)) {
            throw new Refusal("There is no part " + part + ".", "The parts are: " + String.join(", ", names));
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-f");
        }
        List<String> files = names.stream()
                .filter(name -> part == null || part.equals(name))
                .map(stack.places()::log)
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
        if (files.isEmpty()) {
            throw new Refusal("There are no logs yet.", "Start the stack: ./pointbook up");
        }
        command.addAll(files);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
