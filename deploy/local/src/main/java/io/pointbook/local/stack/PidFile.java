package io.pointbook.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process beyond this one: its number, and when it started, because numbers are used again. */
record PidFile(Path file) {

    // The system derives the start from its boot time, which shifts a little when the clock is set.
    private static final Duration CLOCK_SHIFT = Duration.ofSeconds(5);

    void write(ProcessHandle process) {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, process.pid() + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The process, if it still runs and is the very one that was written down. */
    Optional<ProcessHandle> process() {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> words.length > 1 && startedAt(found, Instant.parse(words[1])));
        } catch (IOException | RuntimeException _) {
            return Optional.empty(); // no file, or one that was cut short: nothing that we may touch
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, expected).abs().compareTo(CLOCK_SHIFT) < 0)
                .orElse(false);
    }
}
