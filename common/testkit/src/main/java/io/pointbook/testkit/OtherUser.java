package io.pointbook.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root: when we are root, its programs run as somebody else. */
final class OtherUser {

    private static final int NOBODY = 65_534;
    private static final int PROGRAM_TAKES_AT_MOST_S = 120;

    /** A user namespace in which our files are still ours, though we are not root. */
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    /** Where namespaces are forbidden, as in most containers. */
    private static final List<String> SWITCH =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private static final List<String> PREFIX = prefix();

    private OtherUser() {}

    /** The command as it has to be started. */
    static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(PREFIX);
        whole.addAll(command);
        return whole;
    }

    /** Makes a folder that this user has just created one that the other user may fill. */
    static void give(Path folder) {
        if (PREFIX.equals(SWITCH)) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        }
    }

    /** Runs a program to its end and throws with what it printed when it fails. */
    static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PROGRAM_TAKES_AT_MOST_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return works(NAMESPACE) ? NAMESPACE : SWITCH;
    }

    private static boolean works(List<String> prefix) {
        List<String> whoAmI = new ArrayList<>(prefix);
        whoAmI.addAll(List.of("id", "-un")); // initdb wants a user with a name
        try {
            run(whoAmI);
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }
}
