package io.pointbook.ledger.prize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the program that the docs give to auditors. */
public final class Redrawing {
    private static final Path PROGRAM =
            Path.of(System.getProperty("pointbook.root", "..")).resolve("docs/programmes/Redraw.java");

    private Redrawing() {}

    /** What it prints. */
    public static List<String> redraw(String secret, String publicValue, int winners, List<PrizeEntry> entries)
            throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, PROGRAM.toString(), secret, publicValue, Integer.toString(winners))
                .redirectErrorStream(true)
                .start();
        var list = entries.stream()
                .map(entry -> entry.lot() + "\t" + entry.memberId() + "\t" + entry.tickets())
                .collect(Collectors.joining("\n", "", "\n"));
        try (var input = process.getOutputStream()) {
            input.write(list.getBytes(StandardCharsets.UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
