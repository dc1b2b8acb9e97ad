package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pointbook.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardKeyTest {

    @TempDir
    Path folder;

    @Test
    void the_key_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        Path key = folder.resolve("keys/card.key");
        CardKey.ensure(key, false);
        byte[] first = Files.readAllBytes(key);
        assertThat(first).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        CardKey.ensure(key, true);
        assertThat(Files.readAllBytes(key)).isEqualTo(first);
    }

    @Test
    void a_ledger_with_data_gets_no_new_key() {
        Path key = folder.resolve("keys/card.key");
        assertThatThrownBy(() -> CardKey.ensure(key, true)).isInstanceOf(Refusal.class);
        assertThat(key).doesNotExist();
    }
}
