package io.pointbook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a key, for tests. */
public final class KeyFile {
    private KeyFile() {}

    /** 32 bytes of a value. */
    public static Path of(int value) {
        try {
            var file = Files.createTempFile("pointbook", ".key");
            file.toFile().deleteOnExit();
            var key = new byte[32];
            java.util.Arrays.fill(key, (byte) value);
            return Files.write(file, key);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
