package io.pointbook.rewards.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger's own replay says that doors captured, as it wrote it: {@code # as of …}, then
 * {@code hold,wallet,captured,returned} in each line.
 *
 * @param at as of when
 * @param byHold by the hold's id
 */
public record LedgerCaptures(Instant at, Map<String, Captured> byHold) {
    private static final String AS_OF = "# as of ";
    private static final int FIELDS = 4;

    /** Points that were captured with a hold, and of those the ones that came back. */
    public record Captured(long points, long returned) {}

    /** @throws IOException where it cannot be read, or is something else */
    public static LedgerCaptures read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().startsWith(AS_OF)) {
            throw new IOException("not written by the ledger's audit replay: " + file);
        }
        var byHold = new TreeMap<String, Captured>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split(",", -1);
            if (fields.length != FIELDS) {
                throw new IOException("not a line of captures: " + line);
            }
            byHold.put(fields[0], new Captured(Long.parseLong(fields[2]), Long.parseLong(fields[3])));
        }
        return new LedgerCaptures(Instant.parse(lines.getFirst().substring(AS_OF.length())), byHold);
    }
}
