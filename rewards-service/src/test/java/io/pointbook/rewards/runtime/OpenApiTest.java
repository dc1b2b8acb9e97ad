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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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
    void every_code_is_documented() {
        var document = new Doorbell(root).get("/q/openapi?format=yaml").text();

        assertThat(Stream.<ProblemCode>concat(Stream.of(RewardsProblem.values()), Stream.of(RequestProblem.values()))
                        .map(ProblemCode::code))
                .allMatch(code -> document.contains("`" + code + "`"), "stands in the document");
    }
}
