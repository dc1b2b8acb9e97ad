package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Whether two stored receipts say the same. Order of members, white space and escapes do not matter, numbers compare by
 * value, and a member with its default is as good as none.
 */
public final class ReceiptContent {
    /** Of the receipt itself. */
    static final Map<String, JsonNode> RECEIPT_DEFAULTS = Map.of(
            "training", BooleanNode.valueOf(ReceiptDefaults.TRAINING),
            "offline", BooleanNode.valueOf(ReceiptDefaults.OFFLINE));
    /** Of each of its lines. */
    static final Map<String, JsonNode> LINE_DEFAULTS = Map.of("unit", TextNode.valueOf(ReceiptDefaults.UNIT));

    private static final String LINES = "lines";
    private static final Map<String, JsonNode> NO_DEFAULTS = Map.of();
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    ReceiptJson.factory().copy())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReceiptContent() {}

    /** Both as {@link TillReceiptReader} wrote them. */
    public static boolean same(byte[] stored, byte[] arrived) {
        if (Arrays.equals(stored, arrived)) {
            return true;
        }
        return same(tree(stored), tree(arrived), RECEIPT_DEFAULTS);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException problem) {
            throw new IllegalStateException("A stored receipt cannot be read: the event store is damaged.", problem);
        }
    }

    private static boolean sameMembers(JsonNode one, JsonNode other, Map<String, JsonNode> defaults) {
        for (var member : other.properties()) {
            var here = one.get(member.getKey()) != null ? one.get(member.getKey()) : defaults.get(member.getKey());
            if (here == null || !sameMember(member.getKey(), here, member.getValue(), defaults)) {
                return false;
            }
        }
        for (var member : one.properties()) {
            if (other.get(member.getKey()) == null && !member.getValue().equals(defaults.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMember(String name, JsonNode one, JsonNode other, Map<String, JsonNode> defaults) {
        boolean lines = name.equals(LINES) && defaults.equals(RECEIPT_DEFAULTS);
        return lines ? sameElements(one, other, LINE_DEFAULTS) : same(one, other, NO_DEFAULTS);
    }

    private static boolean same(JsonNode one, JsonNode other, Map<String, JsonNode> defaults) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return sameMembers(one, other, defaults);
        }
        if (one.isArray() && other.isArray()) {
            return sameElements(one, other, NO_DEFAULTS);
        }
        return one.equals(other);
    }

    private static boolean sameElements(JsonNode one, JsonNode other, Map<String, JsonNode> defaults) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i), defaults)) {
                return false;
            }
        }
        return true;
    }
}
