package io.pointbook.local.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Counts what surefire and failsafe reported and refuses skips that docs/skips.txt does not permit. Needs the JDK
 * only, so that the script can run it from its source after a build that failed.
 */
public final class TestReport {

    private static final Path PERMITTED = Path.of("docs/skips.txt");

    private static final Pattern REPORT = Pattern.compile(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml");

    private int passed;
    private int failed;
    private final List<String> skipped = new ArrayList<>();

    private TestReport() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(Path.of(arguments[0]), System.out));
    }

    /** Prints the permitted skips, the others, and last the counts; 0 when all is well. */
    static int run(Path root, Appendable out) throws IOException, ParserConfigurationException, SAXException {
        TestReport report = new TestReport();
        for (Path file : reports(root)) {
            report.read(file);
        }
        List<String[]> permitted = permitted(root.resolve(PERMITTED));
        int refused = 0;
        for (String test : report.skipped) {
            String[] permission = permitted.stream()
                    .filter(line -> covers(line[0], test))
                    .findFirst()
                    .orElse(null);
            if (permission == null) {
                refused++;
                out.append("skipped without permission: " + test + " (see " + PERMITTED + ")\n");
            } else {
                out.append("skipped: " + test + ". " + permission[1] + ". To run it: " + permission[2] + "\n");
            }
        }
        if (report.passed + report.failed == 0) {
            out.append("no test has run\n");
        }
        out.append(report.passed + " passed, " + report.failed + " failed, " + report.skipped.size() + " skipped\n");
        return refused == 0 && report.failed == 0 && report.passed > 0 ? 0 : 1;
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            // .pointbook and the like may change under our eyes
            for (Path folder : folders.filter(
                            path -> !root.relativize(path).toString().startsWith("."))
                    .sorted()
                    .toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> REPORT.matcher(file.toString()).matches())
                            .sorted()
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }

    private void read(Path file) throws IOException, ParserConfigurationException, SAXException {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (has(test, "failure") || has(test, "error")) {
                failed++;
            } else if (has(test, "skipped")) {
                skipped.add(test.getAttribute("classname") + "#" + test.getAttribute("name"));
            } else {
                passed++;
            }
        }
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    /** Lines of: test | condition | what to install. */
    private static List<String[]> permitted(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        int columns = 3;
        List<String[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.strip().split("\\s*\\|\\s*");
            if (!line.isBlank() && !line.startsWith("#") && cells.length == columns) {
                lines.add(cells);
            }
        }
        return lines;
    }

    /** A permission names a class, or a class and a method; repetitions and parameters do not matter. */
    private static boolean covers(String permission, String test) {
        return test.equals(permission)
                || test.startsWith(permission + "#")
                || test.startsWith(permission + "(")
                || test.startsWith(permission + "[");
    }
}
