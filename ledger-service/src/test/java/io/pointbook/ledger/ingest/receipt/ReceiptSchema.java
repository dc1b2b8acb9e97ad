package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The contract's schema as networknt's validator sees it, with formats asserted: the judge of our own reader. */
final class ReceiptSchema {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    tree(),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            // Schemas mean ECMA-262, where $ is the very end; Java's $ also lets a last line feed by.
                            .regularExpressionFactory(regex -> {
                                var pattern = Pattern.compile(regex.replace("$", "\\z"));
                                return value -> pattern.matcher(value).find();
                            })
                            .build());

    private ReceiptSchema() {}

    /** The schema file itself. */
    static JsonNode tree() {
        var file = Path.of(System.getProperty("pointbook.root"), "docs", "contracts", "receipt-v1.schema.json");
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static boolean accepts(byte[] json) {
        try {
            return SCHEMA.validate(plain(MAPPER.readTree(json))).isEmpty();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Integers written as 5.0 or 1e30 as integers: the validator compares only their lowest 64 bits else. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(plain(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        } else if (node.isBigDecimal() && isIntegral(node.decimalValue())) {
            return BigIntegerNode.valueOf(node.decimalValue().toBigIntegerExact());
        }
        return node;
    }

    private static boolean isIntegral(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
