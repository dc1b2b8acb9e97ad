package io.pointbook.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {

    @TempDir
    Path root;

    @Test
    void all_reports_are_counted_and_the_last_line_is_plain() throws Exception {
        report("one/target/surefire-reports/TEST-A.xml", "<testcase classname='a.A' name='x'/>");
        report("deploy/two/target/failsafe-reports/TEST-B.xml", "<testcase classname='a.B' name='y'/>");
        report("one/target/elsewhere/TEST-C.xml", "<testcase classname='a.C' name='z'/>");
        assertThat(run(0)).isEqualTo("2 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void a_failure_fails() throws Exception {
        report(
                "one/target/surefire-reports/TEST-A.xml",
                "<testcase classname='a.A' name='x'><failure/></testcase><testcase classname='a.A' name='y'><error/></testcase>"
                        + "<testcase classname='a.A' name='z'/>");
        assertThat(run(1)).isEqualTo("1 passed, 2 failed, 0 skipped\n");
    }

    @Test
    void a_skip_needs_a_permission() throws Exception {
        report(
                "one/target/surefire-reports/TEST-A.xml",
                "<testcase classname='a.A' name='x(int)[1]'><skipped/></testcase><testcase classname='a.A' name='z'/>");
        assertThat(run(1))
                .contains("skipped without permission: a.A#x(int)[1]")
                .endsWith("1 passed, 0 failed, 1 skipped\n");
        permit("a.A#x | no such thing | install it");
        assertThat(run(0))
                .isEqualTo(
                        "skipped: a.A#x(int)[1]. no such thing. To run it: install it\n1 passed, 0 failed, 1 skipped\n");
        permit("a.A | no such thing | install it");
        run(0);
        permit("a.A#xy | no such thing | install it");
        run(1);
    }

    @Test
    void no_test_at_all_is_no_success() throws Exception {
        assertThat(run(1)).contains("no test has run").endsWith("0 passed, 0 failed, 0 skipped\n");
    }

    private String run(int expected) throws Exception {
        StringBuilder out = new StringBuilder();
        assertThat(TestReport.run(root, out)).isEqualTo(expected);
        return out.toString();
    }

    private void report(String file, String cases) throws Exception {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "<testsuite>" + cases + "</testsuite>");
    }

    private void permit(String line) throws Exception {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/skips.txt"), "# comment | a | b\n" + line + "\n");
    }
}
