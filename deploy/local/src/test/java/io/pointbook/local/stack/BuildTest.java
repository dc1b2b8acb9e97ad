package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String PROGRAM = "target/program.jar";

    @TempDir
    Path root;

    @BeforeEach
    void sources() throws IOException {
        write("pom.xml", NOON);
        write("common/contract/src/main/java/Shared.java", NOON);
        write("service/src/main/java/Source.java", NOON);
    }

    @Test
    void a_program_that_is_missing_is_stale() {
        assertThat(isStale()).isTrue();
    }

    @Test
    void a_program_newer_than_all_sources_is_not_stale() throws IOException {
        write("service/" + PROGRAM, NOON.plusSeconds(1));
        assertThat(isStale()).isFalse();
    }

    @Test
    void a_newer_source_of_the_module_or_of_what_is_shared_makes_it_stale() throws IOException {
        write("service/" + PROGRAM, NOON.plusSeconds(1));
        write("service/src/main/java/Source.java", NOON.plusSeconds(2));
        assertThat(isStale()).isTrue();
        write("service/src/main/java/Source.java", NOON);
        write("common/contract/src/main/java/Shared.java", NOON.plusSeconds(2));
        assertThat(isStale()).isTrue();
    }

    @Test
    void a_build_that_changed_nothing_counts_too() throws IOException {
        write("service/" + PROGRAM, NOON.minusSeconds(1));
        write("service/target/pointbook-built", NOON.plusSeconds(1));
        assertThat(isStale()).isFalse();
    }

    @Test
    void arguments_for_maven_are_separated_by_spaces() {
        assertThat(Build.arguments(Map.of("POINTBOOK_MVN_ARGS", " -o  -Dx=y "))).containsExactly("-o", "-Dx=y");
        assertThat(Build.arguments(Map.of())).isEmpty();
    }

    private boolean isStale() {
        return new Build(root, root.resolve("log")).isStale("service", PROGRAM);
    }

    private void write(String file, Instant time) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        // Folders count as well, and these have just been made.
        for (Path at = path; !at.equals(root); at = at.getParent()) {
            if (at.equals(path) || Files.isDirectory(at)) {
                Files.setLastModifiedTime(at, FileTime.from(at.equals(path) ? time : NOON));
            }
        }
    }
}
