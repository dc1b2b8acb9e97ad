package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import io.pointbook.local.Display;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts what does not run. */
@Command(
        name = "up",
        description = "Starts the local stack: broker, database, the three services, example rewards, demo customers.")
public final class Up implements Callable<Integer> {

    @Option(names = "--no-demo", description = "Leave out the stream of demo receipts and redemptions.")
    private boolean withoutDemo;

    @Option(names = "--fresh", description = "Start with empty data: all points and receipts are gone.")
    private boolean fresh;

    private final Stack stack = new Stack(Addresses.current());
    private final Display display = Display.ofSystem();

    @Override
    public Integer call() throws Exception {
        try (FileChannel _ = stack.lock()) {
            List<Part> wanted = stack.parts().stream()
                    .filter(part -> !(withoutDemo && part instanceof DemoPart))
                    .toList();
            new Rebuild(stack, display).buildWhatIsStale(wanted);
            if (fresh) { // only now: a build that fails costs nobody the data
                Down.stopAll(stack, display);
                emptyData();
            }
            new Start(stack, display).startMissing(wanted);
            new Welcome(stack.addresses(), display).show(!withoutDemo);
            return 0;
        }
    }

    private void emptyData() {
        Places places = stack.places();
        // Only what is ours: the folder may be one that the user keeps other things in.
        Stream.of(places.kafka(), places.postgres(), places.cardKey().getParent())
                .filter(Files::exists)
                .forEach(Up::delete);
        display.line("data removed from " + places.data());
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
