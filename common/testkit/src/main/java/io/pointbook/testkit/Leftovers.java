package io.pointbook.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What must not outlive this JVM: ended and deleted when it ends, processes first. */
final class Leftovers {

    private static final List<ServerProcess> PROCESSES = new CopyOnWriteArrayList<>();
    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::clear, "leftovers"));
    }

    private Leftovers() {}

    static void kill(ServerProcess process) {
        PROCESSES.removeIf(old -> !old.isAlive());
        PROCESSES.add(process);
    }

    static void delete(Path folder) {
        FOLDERS.add(folder);
    }

    private static void clear() {
        PROCESSES.stream().filter(ServerProcess::isAlive).forEach(ServerProcess::kill);
        FOLDERS.forEach(TemporaryFolders::deleteAll);
    }
}
