package io.pointbook.rewards.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.runtime.http.ProblemCode;
import io.pointbook.runtime.http.RequestProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.Test;

/** The document that callers read, and the doors that they find. */
@QuarkusTest
@QuarkusTestResource(value = DoorStack.class, restrictToAnnotatedClass = true)
class OpenApiTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path ROOT = Path.of(System.getProperty("pointbook.root", ".."));
    private static final Path COMMITTED = ROOT.resolve("docs/contracts/rewards-openapi.yaml");

    @TestHTTPResource("/")
    URI root;

    @Test
    void the_committed_document_is_what_the_doors_are() throws IOException {
        var now = new Doorbell(root).get("/q/openapi?format=yaml").text();
        var newest = Path.of("target", "rewards-openapi.yaml");
        Files.writeString(newest, now);

        // as trees: the order of members is nobody's contract
        assertThat(differences("", YAML.readTree(Files.readString(COMMITTED)), YAML.readTree(now)))
                .as("the doors have changed: read the change, then copy rewards-service/%s over %s", newest, COMMITTED)
                .isEmpty();
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

    @Test
    void every_code_is_documented() throws IOException {
        var document = document();

        assertThat(Stream.<ProblemCode>concat(Stream.of(RewardsProblem.values()), Stream.of(RequestProblem.values()))
                        .map(ProblemCode::code))
                .allMatch(code -> document.contains("`" + code + "`"), "stands in the document");
    }

    @Test
    void every_refusal_has_a_sentence_that_says_when_it_comes() throws IOException {
        var document = document();

        assertThat(Stream.of(RewardsProblem.values()).map(ProblemCode::code))
                .allMatch(
                        code -> Pattern.compile("`" + code + "`: [`A-Za-z][^;.\"]{15,}")
                                .matcher(document)
                                .find(),
                        "is explained");
    }

    /** Looks into the sources: a code that no test names has none. */
    @Test
    void every_refusal_is_seen_by_a_test() throws IOException {
        String tests;
        try (var files = Files.walk(ROOT.resolve("rewards-service/src/test/java"))) {
            tests = files.filter(Files::isRegularFile).map(OpenApiTest::text).collect(Collectors.joining());
        }

        assertThat(Stream.of(RewardsProblem.values()).map(ProblemCode::code))
                .allMatch(code -> tests.contains("\"" + code + "\""), "is named by a test");
    }

    /** All that it explains. */
    private String document() throws IOException {
        var document =
                YAML.readTree(new Doorbell(root).get("/q/openapi?format=yaml").text());
        return String.join("\n", document.findValuesAsText("description"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
