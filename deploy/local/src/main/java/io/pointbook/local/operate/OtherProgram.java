package io.pointbook.local.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another of our programs, run in the foreground with this terminal. */
final class OtherProgram {

    private OtherProgram() {}

    /** Runs it to its end; gives its exit code. */
    static int run(List<Path> classPath, String heap, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                String.join(":", classPath.stream().map(path -> path + "/*").toList()),
                main));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
