package io.pointbook.ledger.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the project lies, and the real data beside it, which not everybody has. */
final class RealFiles {
    private static final Path ONLINE_RETAIL = Path.of("uci-online-retail", "onlineretail-2010-12-to-2011-06.csv.gz");

    private RealFiles() {}

    /** {@code pointbook.root}, else the nearest folder upwards that holds docs/contracts. */
    static Path root() {
        String named = System.getProperty("pointbook.root");
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs").resolve("contracts"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }

    static Path onlineRetail() {
        return root().resolve("..")
                .resolve("shared")
                .resolve("data")
                .resolve(ONLINE_RETAIL)
                .normalize();
    }
}
