package io.pointbook.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What docs/contracts says about the messages of a topic, held against what is sent and against its records. */
public final class MessageContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTRACTS = "docs/contracts/";

    private final JsonNode schema;

    /** @param topic whose schema stands under its name, with hyphens for dots */
    public MessageContract(String topic) {
        this.schema = read(CONTRACTS + topic.replace('.', '-') + ".schema.json", JSON);
    }

    /** The AsyncAPI document of all topics. */
    public static JsonNode asyncApi() {
        return read(CONTRACTS + "asyncapi.yaml", new YAMLMapper());
    }

    /** The names of the approved files that AsyncAPI shows as examples of a message, without their ending. */
    public static Set<String> shown(String message) {
        var shown = new TreeSet<String>();
        for (var example : asyncApi().at("/components/messages/" + message + "/examples")) {
            var file = example.at("/payload/$ref").asText();
            assertThat(ApprovedFile.path(CONTRACTS + file)).isRegularFile();
            shown.add(file.substring(file.lastIndexOf('/') + 1).replace(".json", ""));
        }
        return shown;
    }

    /** The message is what was approved, member by member. */
    public static void approved(String file, JsonNode message) {
        ApprovedFile.verify(file, message.toPrettyString() + "\n");
    }

    /** The message is what the schema allows, formats included. */
    public void fits(JsonNode message) {
        var complaints = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(message.toString(), InputFormat.JSON, run -> run.getExecutionConfig()
                        .setFormatAssertionsEnabled(true));
        assertThat(complaints).isEmpty();
    }

    /** The schema has exactly the members of the record, and the same ones may be absent. */
    public void saysAllOf(String place, Class<?> type) {
        var object = at(place);
        assertThat(object.get("properties").properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(strings(object.get("required")))
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    /** The schema names all values that are sent, in their order. */
    public void namesAllOf(String place, Class<? extends Enum<?>> values) {
        assertThat(strings(at(place).at("/anyOf/0/enum")))
                .containsExactlyElementsOf(Arrays.stream(values.getEnumConstants())
                        .map(Enum::name)
                        .filter(name -> !name.equals("OTHER"))
                        .toList());
    }

    private JsonNode at(String place) {
        return place.equals("/") ? schema : schema.at(place);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode read(String file, ObjectMapper mapper) {
        try {
            return mapper.readTree(Files.readString(ApprovedFile.path(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
