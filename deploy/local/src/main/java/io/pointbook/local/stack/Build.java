package io.pointbook.local.stack;

import io.pointbook.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What Maven has built of the services, and what it has to build again. */
public final class Build {

    private static final List<String> SHARED = List.of("common/contract", "common/runtime", "common/testkit");
    private static final int TAKES_AT_MOST_MINUTES = 30;
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Path root;
    private final Path log;

    public Build(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** Whether the program is missing or older than the sources of its module and of what all modules share. */
    public boolean isStale(String module, String program) {
        if (!Files.exists(root.resolve(module).resolve(program))) {
            return true;
        }
        FileTime built = latest(Stream.of(root.resolve(module).resolve(program), stamp(module)));
        FileTime newest = Stream.concat(Stream.of(module), SHARED.stream())
                .map(root::resolve)
                .map(folder -> later(modified(folder.resolve("pom.xml")), newestIn(folder.resolve("src/main"))))
                .reduce(modified(root.resolve("pom.xml")), Build::later);
        return newest.compareTo(built) > 0;
    }

    /** Builds the modules and what they need. */
    public void build(List<String> modules) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(System.getenv().getOrDefault("POINTBOOK_MVN", "mvn"), "-q", "-B", "-DskipTests", "-am", "-pl"));
        command.add(String.join(",", modules));
        arguments(System.getenv()).forEach(command::add);
        command.add("package");
        Files.createDirectories(log.getParent());
        Process maven = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!maven.waitFor(TAKES_AT_MOST_MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
            maven.destroy();
            throw new Refusal(
                    "The build of " + String.join(", ", modules) + " failed:\n" + firstErrors(),
                    "All that Maven said is in " + log);
        }
        for (String module : modules) {
            Files.writeString(stamp(module), ""); // Maven leaves a program that is the same untouched, and so old
        }
    }

    /** Further arguments for Maven out of POINTBOOK_MVN_ARGS, separated by spaces. */
    static List<String> arguments(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("POINTBOOK_MVN_ARGS", "").split(" "))
                .filter(argument -> !argument.isBlank())
                .toList();
    }

    private Path stamp(String module) {
        return root.resolve(module).resolve("target/pointbook-built");
    }

    private String firstErrors() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            int shown = 10;
            return String.join(
                    "\n",
                    lines.filter(line -> line.contains("ERROR")).limit(shown).toList());
        }
    }

    private static FileTime latest(Stream<Path> files) {
        return files.map(Build::modified).reduce(NEVER, Build::later);
    }

    private static FileTime newestIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return NEVER;
        }
        try (Stream<Path> files = Files.walk(folder)) { // folders too: theirs changes when a file goes
            return latest(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) : NEVER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime later(FileTime one, FileTime other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
