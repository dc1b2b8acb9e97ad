package io.pointbook.local.stack;

import io.pointbook.local.Refusal;
import io.pointbook.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What this machine has left.
 *
 * @param freeMemory megabytes
 * @param freeDisk megabytes where the data are
 * @param portIsFree whether something could listen there
 */
record Room(long freeMemory, long freeDisk, IntPredicate portIsFree) {

    private static final long NEEDED_DISK = 2_000;
    private static final long MEGABYTE = 1_024L * 1_024;
    private static final long KILOBYTES_PER_MEGABYTE = 1_024;
    private static final Path MEMORY_OF_LINUX = Path.of("/proc/meminfo");

    static Room of(Path data) {
        try {
            Files.createDirectories(data);
            return new Room(memory(), Files.getFileStore(data).getUsableSpace() / MEGABYTE, Ports::isFree);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + data, e);
        }
    }

    /** Refuses with a sentence what cannot go well. */
    void require(List<Part> toStart) {
        toStart.forEach(this::requirePort);
        long needed = toStart.stream().mapToLong(Part::megabytes).sum();
        if (freeMemory < needed) {
            throw new Refusal(
                    "%,d MB of free memory are needed, and %,d MB are free.".formatted(needed, freeMemory),
                    "Close other programs, or give this machine or container more memory, and try again.");
        }
        if (!toStart.isEmpty() && freeDisk < NEEDED_DISK) {
            throw new Refusal(
                    "%,d MB of free disk are needed, and %,d MB are free.".formatted(NEEDED_DISK, freeDisk),
                    "Make room, or put the data elsewhere: POINTBOOK_DATA=/another/folder ./pointbook up");
        }
    }

    private void requirePort(Part part) {
        part.ports().forEach((port, variable) -> {
            if (!portIsFree.test(port)) {
                throw new Refusal(
                        "Port " + port + ", where " + part.name() + " listens, is taken by another program.",
                        "Stop that program, or choose another port: " + variable + "=" + (port + 10_000)
                                + " ./pointbook up");
            }
        });
    }

    private static long memory() throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize() / MEGABYTE; // knows a container's limit
        if (!Files.exists(MEMORY_OF_LINUX)) {
            return total; // elsewhere "free" leaves out what the system would give back at once
        }
        return Files.readAllLines(MEMORY_OF_LINUX).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTES_PER_MEGABYTE)
                .map(available -> Math.min(available, total))
                .findFirst()
                .orElse(total);
    }
}
