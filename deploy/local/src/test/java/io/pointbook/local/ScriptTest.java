package io.pointbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bash script beside the poms, with JDKs and Mavens that are none. */
class ScriptTest {

    private static final Path SCRIPT = Path.of(System.getProperty("pointbook.root"), "pointbook");

    @TempDir
    Path folder;

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        jdk("old", "21.0.4");
        assertThat(run(Map.of("JAVA_HOME", folder.resolve("old").toString())))
                .startsWith("exit 1")
                .contains("Pointbook needs a JDK 25 or newer", "Install one");
    }

    @Test
    void an_old_java_home_is_passed_over_for_a_jdk_in_a_usual_folder() throws Exception {
        jdk("old", "21.0.4");
        jdk("new", "25.0.1");
        String output = run(Map.of("JAVA_HOME", folder.resolve("old").toString()));
        assertThat(output).contains("no Maven").doesNotContain("needs a JDK");
    }

    @Test
    void a_newer_jdk_will_do() throws Exception {
        jdk("newer", "27");
        assertThat(run(Map.of())).contains("no Maven");
    }

    @Test
    void an_old_maven_is_refused() throws Exception {
        jdk("new", "25");
        executable(folder.resolve("mvn"), "echo 'Apache Maven 3.8.5 (abc)'");
        assertThat(run(Map.of("POINTBOOK_MVN", folder.resolve("mvn").toString())))
                .startsWith("exit 1")
                .contains("Maven 3.8.5", "too old");
    }

    @Test
    void a_newer_maven_is_taken() throws Exception {
        jdk("new", "25");
        executable(folder.resolve("mvn"), "echo \"Apache Maven 3.10.0 (abc) $*\"");
        assertThat(run(Map.of("POINTBOOK_MVN", folder.resolve("mvn").toString())))
                .doesNotContain("too old");
    }

    /** A copy of the script in an empty project, so that it has to build, with only what the system's folders have. */
    private String run(Map<String, String> environment) throws IOException, InterruptedException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Path script = Files.copy(SCRIPT, project.resolve("pointbook"));
        Path programs = programs();
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString(), "status").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        programs.toString(),
                        "HOME",
                        folder.toString(),
                        "POINTBOOK_MVN",
                        "no-such-maven",
                        "POINTBOOK_JDK_FOLDERS",
                        folder + "/*"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return "exit " + process.exitValue() + "\n" + output.replace("there is none on PATH", "no Maven");
    }

    /** The few programs that the script uses, and neither a JDK nor Maven. */
    private Path programs() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String name : new String[] {"dirname", "sed", "find", "head", "sort", "readlink", "touch", "rm"}) {
            Path program = Files.exists(Path.of("/usr/bin", name)) ? Path.of("/usr/bin", name) : Path.of("/bin", name);
            executable(programs.resolve(name), "exec " + program + " \"$@\"");
        }
        return programs;
    }

    private void jdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve(name));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectories(jdk.resolve("bin"));
        executable(jdk.resolve("bin/javac"), "true");
        executable(jdk.resolve("bin/java"), "echo started \"$@\"");
    }

    private static void executable(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
