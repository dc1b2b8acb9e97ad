package io.pointbook.local.stack;

import io.pointbook.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key of the cards' hash. Without it no stored card is ever recognised again. */
final class CardKey {

    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private CardKey() {}

    /** Makes the key of an empty ledger; a ledger with data whose key is gone is refused. */
    static void ensure(Path key, boolean ledgerHasData) {
        if (Files.exists(key)) {
            return;
        }
        if (ledgerHasData) {
            throw new Refusal(
                    "The key of the cards, " + key + ", is gone, and the ledger has data that need it.",
                    "Put it back from your backup, or start with empty data: ./pointbook up --fresh");
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(key.getParent());
            Files.createFile(key, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(key, bytes, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + key, e);
        }
    }
}
