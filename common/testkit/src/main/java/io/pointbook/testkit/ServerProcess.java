package io.pointbook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A server in a child process: what it prints goes to a file, and it is ended by signals. */
public final class ServerProcess {

    private static final Duration DEATH_TAKES_AT_MOST = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOG_TAIL_BYTES = 16_000;

    private final String name;
    private final ProcessHandle handle;
    private final Path log;

    private ServerProcess(String name, ProcessHandle handle, Path log) {
        this.name = name;
        this.handle = handle;
        this.log = log;
    }

    /**
     * Starts the command; its output is appended to the log file.
     *
     * @param detached true: it outlives this JVM and the terminal
     */
    public static ServerProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, boolean detached) {
        List<String> whole = new ArrayList<>(detached ? ownSession() : List.of());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ServerProcess(name, builder.start().toHandle(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** A server that was started earlier, perhaps by another program. */
    public static ServerProcess running(String name, ProcessHandle handle, Path log) {
        return new ServerProcess(name, handle, log);
    }

    public ProcessHandle handle() {
        return handle;
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Waits until the server answers; a server that dies or stays dumb is told with the end of its log. */
    public void awaitReady(BooleanSupplier ready, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new IllegalStateException(name + " ended while starting. The end of its log:\n" + logTail());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException(name + " did not answer within " + atMost.toSeconds()
                        + " s. The end of its log:\n" + logTail());
            }
            pause();
        }
    }

    /** Waits for the end of a program that is no server; it has done its work when this file is there. */
    void awaitSuccess(Path result, Duration atMost) {
        if (!awaitEnd(List.of(handle), atMost)) {
            kill();
        }
        if (!Files.exists(result)) {
            throw new IllegalStateException(name + " failed. The end of its log:\n" + logTail());
        }
    }

    /** Asks it to end (signal INT or TERM), and ends it by force when it has not obeyed in time. */
    public void stop(String signal, Duration atMost) {
        if (!isAlive()) {
            return;
        }
        signal(signal);
        if (!awaitEnd(List.of(handle), atMost)) {
            kill();
        }
    }

    /** Sends a signal by its name without the SIG, for example STOP. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .onExit()
                    .get(DEATH_TAKES_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot send " + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending " + name, e);
        }
    }

    /** Ends it at once (signal KILL) and waits until its own children are gone too. */
    public void kill() {
        List<ProcessHandle> family = new ArrayList<>(handle.descendants().toList());
        family.addFirst(handle);
        handle.destroyForcibly();
        // PostgreSQL's backends notice the death of their parent; a new server cannot start before they are gone.
        if (!awaitEnd(family, DEATH_TAKES_AT_MOST)) {
            family.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(family, DEATH_TAKES_AT_MOST);
        }
    }

    /** The last lines that it printed. */
    public String logTail() {
        return tail(log);
    }

    /** The last lines of a log. */
    public static String tail(Path log) {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = Math.max(0, all.length - LOG_TAIL_BYTES);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "(no log)";
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration atMost) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A session of its own, so that neither Ctrl-C nor a closed terminal reaches the server. */
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of("nohup");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a server", e);
        }
    }
}
