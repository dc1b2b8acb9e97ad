package io.pointbook.local.stack;

import io.pointbook.local.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of the local stack below its data folder. */
record Places(Path data) {

    private static final long LARGEST_LOG = 50L * 1024 * 1024;

    static Places of(Addresses addresses) {
        return new Places(addresses.data());
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    Path postgres() {
        return data.resolve("postgres");
    }

    Path cardKey() {
        return data.resolve("keys/card.key");
    }

    /** The key that seals voucher codes of other firms. */
    Path voucherKey() {
        return data.resolve("keys/voucher.key");
    }

    /** The key that seals what members told us about themselves. */
    Path contactKey() {
        return data.resolve("keys/contact.key");
    }

    /** The key that signs what tills take with them. */
    Path signingKey() {
        return data.resolve("keys/signing.pem");
    }

    Path lock() {
        return data.resolve("lock");
    }

    Path log(String part) {
        return data.resolve("log").resolve(part + ".log");
    }

    PidFile pid(String part) {
        return new PidFile(data.resolve("run").resolve(part + ".pid"));
    }

    /** The log to write to; one that has grown large is put aside, the one put aside before is dropped. */
    Path freshLog(String part) {
        Path log = log(part);
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, log.resolveSibling(part + ".old.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log, e);
        }
    }
}
