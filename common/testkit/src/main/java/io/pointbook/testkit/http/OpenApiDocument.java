package io.pointbook.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document that callers of a service read, held against its doors and its tests. */
public final class OpenApiDocument {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path ROOT = Path.of(System.getProperty("pointbook.root", ".."));

    private final String service;
    private final String now;

    /**
     * @param service such as "rewards"
     * @param root where it runs
     */
    public OpenApiDocument(String service, URI root) {
        this.service = service;
        this.now = new Doorbell(root).get("/q/openapi?format=yaml").text();
    }

    /** What stands under docs/contracts is what the doors are; the newest is left in target. */
    public void assertCommitted() throws IOException {
        var committed = ROOT.resolve("docs/contracts/" + service + "-openapi.yaml");
        var newest = Path.of("target", service + "-openapi.yaml");
        Files.writeString(newest, now);

        // as trees: the order of members is nobody's contract
        assertThat(differences("", YAML.readTree(Files.readString(committed)), YAML.readTree(now)))
                .as(
                        "the doors have changed: read the change, then copy %s-service/%s over %s",
                        service, newest, committed)
                .isEmpty();
    }

    /** Each code stands in some description. */
    public void assertNames(Stream<String> codes) throws IOException {
        var document = document();
        assertThat(codes).allMatch(code -> document.contains("`" + code + "`"), "stands in the document");
    }

    /** Each code has a sentence that says when it comes. */
    public void assertExplains(Stream<String> codes) throws IOException {
        var document = document();
        assertThat(codes)
                .allMatch(
                        code -> Pattern.compile("`" + code + "`: [`A-Za-z][^;.\"]{15,}")
                                .matcher(document)
                                .find(),
                        "is explained");
    }

    /** Looks into the sources: a code that no test names has none. */
    public void assertEachSeenByATest(Stream<String> codes) throws IOException {
        String tests;
        try (var files = Files.walk(ROOT.resolve(service + "-service/src/test/java"))) {
            tests = files.filter(Files::isRegularFile)
                    .map(OpenApiDocument::text)
                    .collect(Collectors.joining());
        }
        assertThat(codes).allMatch(code -> tests.contains("\"" + code + "\""), "is named by a test");
    }

    private static List<String> differences(String place, JsonNode committed, JsonNode now) {
        if (!committed.isObject() || !now.isObject()) {
            return committed.equals(now) ? List.of() : List.of(place + ": " + committed + " is now " + now);
        }
        var names = new TreeSet<String>();
        committed.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .flatMap(name -> differences(place + "/" + name, committed.path(name), now.path(name)).stream())
                .toList();
    }

    /** All that it explains. */
    private String document() throws IOException {
        return String.join("\n", YAML.readTree(now).findValuesAsText("description"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
