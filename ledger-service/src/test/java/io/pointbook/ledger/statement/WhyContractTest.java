package io.pointbook.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers behind an entry are described by hand: here is checked that nothing is missing. */
class WhyContractTest {
    private JsonNode schemas;

    @BeforeEach
    void read() throws IOException {
        try (var document = Objects.requireNonNull(getClass().getResourceAsStream("/META-INF/openapi.yaml"))) {
            schemas = new ObjectMapper(new YAMLFactory()).readTree(document).at("/components/schemas");
        }
    }

    @Test
    void every_kind_of_why_is_described() {
        var kinds = Why.class.getAnnotation(JsonSubTypes.class).value();
        var mapping = schemas.at("/Why/discriminator/mapping");

        assertThat(mapping.size()).isEqualTo(kinds.length);
        for (JsonSubTypes.Type kind : kinds) {
            var name = mapping.get(kind.name()).asText().replaceFirst(".*/", "");
            var expected = members(kind.value());
            expected.add("is");
            assertThat(described(name)).as(name).isEqualTo(expected);
            assertThat(schemas.at("/" + name + "/properties/is/const").asText()).isEqualTo(kind.name());
        }
    }

    @Test
    void so_are_their_parts() {
        assertThat(described("LineShare")).isEqualTo(members(Why.LineShare.class));
        assertThat(described("LineReversal")).isEqualTo(members(Why.LineReversal.class));
        assertThat(described("Ruled")).isEqualTo(members(Why.Ruled.class));
        assertThat(described("Take")).isEqualTo(members(Take.class));
    }

    private Set<String> described(String schema) {
        var names = new TreeSet<String>();
        schemas.at("/" + schema + "/properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
