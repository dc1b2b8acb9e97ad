package io.pointbook.ledger.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of the trade's mechanics in docs/programmes/README.md names examples and tests that are there. */
class MechanicsTableTest {
    private static final Path ROOT = Path.of(System.getProperty("pointbook.root", ".."));
    private static final Path PAGES = ROOT.resolve("docs/programmes");
    private static final Path TESTS = ROOT.resolve("ledger-service/src/test/java");
    private static final int ROWS = 23;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) [^|]*\\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern PAGE = Pattern.compile("\\]\\(([^)#]+)");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void every_row_has_a_page_and_a_test_that_exist() throws Exception {
        var rows = new TreeSet<Integer>();
        var matcher = ROW.matcher(Files.readString(PAGES.resolve("README.md")));
        while (matcher.find()) {
            rows.add(Integer.valueOf(matcher.group(1)));
            var page = PAGE.matcher(matcher.group(2));
            while (page.find()) {
                assertThat(PAGES.resolve(page.group(1))).isRegularFile();
            }
            var test = NAME.matcher(matcher.group(3));
            while (test.find()) {
                assertThere(test.group(1), test.group(2));
            }
        }
        assertThat(rows).hasSize(ROWS);
    }

    private static void assertThere(String test, String method) throws Exception {
        try (var files = Files.walk(TESTS)) {
            var file = files.filter(path -> path.endsWith(test + ".java")).findFirst();
            assertThat(file).as(test).isPresent();
            if (method != null) {
                assertThat(Files.readString(file.orElseThrow())).contains("void " + method + "(");
            }
        }
    }
}
