package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void a_process_is_found_again_until_it_ends() throws IOException {
        PidFile file = new PidFile(folder.resolve("run/part.pid"));
        Process process = new ProcessBuilder("sleep", "600").start();
        file.write(process.toHandle());
        assertThat(file.process()).contains(process.toHandle());
        process.destroyForcibly().onExit().join();
        assertThat(file.process()).isEmpty();
        assertThat(file.exists()).isTrue();
        file.remove();
        assertThat(file.exists()).isFalse();
    }

    @Test
    void another_process_with_the_number_of_an_old_one_is_not_ours() throws IOException {
        Path file = Files.writeString(
                folder.resolve("part.pid"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");
        assertThat(new PidFile(file).process()).isEmpty();
    }

    @Test
    void a_file_that_was_cut_short_names_nobody() throws IOException {
        Path file = Files.writeString(
                folder.resolve("part.pid"),
                Long.toString(ProcessHandle.current().pid()));
        assertThat(new PidFile(file).process()).isEmpty();
    }
}
