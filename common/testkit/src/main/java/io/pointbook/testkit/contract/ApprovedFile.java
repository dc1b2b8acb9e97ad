package io.pointbook.testkit.contract;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.QuietReporter;

/**
 * An approved text, under a name that readers outside the tests use too. What a failing test received lies in
 * its module's {@code target/received}: where the change is meant, copy it over.
 */
public final class ApprovedFile {
    private static final Path ROOT = Path.of(System.getProperty("pointbook.root", ".."));
    private static final Path RECEIVED = Path.of("target", "received").toAbsolutePath();

    private ApprovedFile() {}

    /** @param path from the project's root */
    public static void verify(String path, String text) {
        Approvals.verify(text, new Options(new QuietReporter()).forFile().withNamer(new Named(path)));
    }

    /** The file itself. */
    public static Path path(String path) {
        return ROOT.resolve(path);
    }

    private record Named(String path) implements ApprovalNamer {
        @Override
        public String getApprovalName() {
            return path;
        }

        @Override
        public String getSourceFilePath() {
            return ROOT.toString();
        }

        @Override
        public File getApprovedFile(String extension) {
            return ROOT.resolve(path).toFile();
        }

        @Override
        public File getReceivedFile(String extension) {
            return RECEIVED.resolve(path).toFile();
        }

        @Override
        public ApprovalNamer addAdditionalInformation(String information) {
            return this;
        }
    }
}
