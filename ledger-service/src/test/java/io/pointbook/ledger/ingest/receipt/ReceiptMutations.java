package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changes one place of a receipt, mostly to something at the edge of what the contract allows. */
final class ReceiptMutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int[] LENGTHS = {0, 1, 8, 9, 14, 15, 16, 17, 32, 33, 64, 65, 200, 201};
    private static final int[] SIZES = {0, 1, 4, 5, 8, 9, 50, 51};
    private static final int[] BIG_SIZES = {2_000, 2_001};
    private static final String[] NUMBERS = {
        "-0",
        "-0.0",
        "0e5",
        "1.0",
        "5e0",
        "1e2",
        "1.5",
        "1e-1",
        "1000000000000",
        "1000000000001",
        "-1000000000000",
        "-1000000000001",
        "1E+12",
        "1.000000000001e12",
        "9999999999",
        "10000000000",
        "9999999999.0",
        "100000",
        "100001",
        "9223372036854775808",
        "18446744073709551617",
        "1e30",
        "1e64",
        "-1e64",
        "1e300",
        "1e-300",
        "0",
        "1",
        "-1"
    };
    private static final String[] TEXTS = {
        "SALE",
        "RETURN",
        "VOID",
        "POST_VOID",
        "CONTROL",
        "sale",
        "EUR",
        "eur",
        "EURO",
        "ZZZ",
        "XXX",
        "XAU",
        "É12",
        "EA",
        "a b",
        "a/b",
        "é",
        "a\n",
        "\n",
        "\t",
        "Ａ",
        "12345678",
        "1234567",
        "12345678901234",
        "123456789012345",
        "1234567é",
        "١٢٣٤٥٦٧٨",
        "0",
        "-0",
        "00",
        "01",
        "+1",
        "1.",
        ".5",
        "1.5",
        "1.1234567",
        "-1.123456",
        "1234567890",
        "123456789",
        "--1",
        "1e1",
        "-",
        "",
        "0.5",
        "-0.5",
        "0,5",
        "SCANNED",
        "STORE",
        "POINTS",
        "1\n"
    };
    private static final String[] TIMES = {
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "2000-02-29",
        "2024-2-29",
        "2024-00-10",
        "2024-13-01",
        "2024-04-31",
        "0000-01-01",
        "-0001-01-01",
        "+02024-01-01",
        "10000-01-01",
        "2024-01-00",
        "2024-01-01 ",
        "２０２４-01-01",
        "2024-01-01T00:00:00Z",
        "2024-01-01t00:00:00z",
        "2024-01-01 00:00:00Z",
        "2024-01-01_00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T23:60:00Z",
        "2024-01-01T23:59:60Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.5Z",
        "2016-12-31T18:59:60-05:00",
        "2017-01-01T00:59:60+01:00",
        "2016-12-31T23:59:61Z",
        "2016-12-31T23:59:60",
        "2024-01-01T00:00:00",
        "2024-01-01T00:00Z",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00.123456789Z",
        "2024-01-01T00:00:00.1234567890Z",
        "2024-01-01T00:00:00,5Z",
        "2024-01-01T00:00:00+18:00",
        "2024-01-01T00:00:00+18:01",
        "2024-01-01T00:00:00-18:00",
        "2024-01-01T00:00:00+23:59",
        "2024-01-01T00:00:00-00:00",
        "2024-01-01T00:00:00+00:00",
        "2024-01-01T00:00:00+01:60",
        "2024-01-01T00:00:00+0100",
        "2024-01-01T00:00:00+01",
        "2024-01-01T00:00:00+01x00",
        "2024-01-01T00:00:00Zjunk",
        "2024-01-01T00:00:00+01:00 ",
        "2024-01-01T00:00:00-05:30",
        "2024-02-30T00:00:00Z"
    };

    private final Random random;

    ReceiptMutations(Random random) {
        this.random = random;
    }

    void change(ObjectNode receipt) {
        var places = new ArrayList<JsonNode>();
        collect(receipt, places);
        if (places.get(random.nextInt(places.size())) instanceof ObjectNode object) {
            changeObject(object);
        } else {
            var arrays = places.stream().filter(JsonNode::isArray).toList();
            resize((ArrayNode) arrays.get(random.nextInt(arrays.size())));
        }
    }

    private void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }

    private void changeMember(ObjectNode object, String name) {
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.remove(name));
            case 2 -> object.set(name, neighbour(object));
            default -> object.set(name, value(object.get(name)));
        }
    }

    private void changeObject(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(12) == 0) {
            object.set("unknown", value(object));
        } else {
            changeMember(object, names.get(random.nextInt(names.size())));
        }
    }

    private JsonNode neighbour(ObjectNode object) {
        var values = new ArrayList<JsonNode>();
        object.forEach(values::add);
        return values.get(random.nextInt(values.size())).deepCopy();
    }

    private void resize(ArrayNode array) {
        var sizes = random.nextInt(30) == 0 ? BIG_SIZES : SIZES;
        int size = sizes[random.nextInt(sizes.length)];
        var element = array.isEmpty() ? value(array) : array.get(0).deepCopy();
        array.removeAll();
        for (int i = 0; i < size; i++) {
            array.add(element.deepCopy());
            if (random.nextInt(10) != 0 && array.get(i) instanceof ObjectNode line && line.has("lineNumber")) {
                line.put("lineNumber", i + 1);
            }
        }
    }

    /** Mostly of the type that was there, else of any. */
    private JsonNode value(JsonNode before) {
        if (before.isTextual() && random.nextInt(4) != 0) {
            return text();
        }
        if (before.isNumber() && random.nextInt(4) != 0) {
            return number();
        }
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.objectNode();
            case 3 -> JSON.arrayNode();
            case 4 -> JSON.objectNode().set("a", JSON.arrayNode().add(number()).add(text()));
            case 5 -> number();
            default -> text();
        };
    }

    private JsonNode number() {
        return number(NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private static JsonNode number(String text) {
        boolean integer = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return integer ? JSON.numberNode(new BigInteger(text)) : JSON.numberNode(new BigDecimal(text));
    }

    private JsonNode text() {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        return switch (random.nextInt(6)) {
            case 0 -> JSON.textNode("x".repeat(length));
            case 1 -> JSON.textNode("😀".repeat(length));
            case 2, 3 -> JSON.textNode(TIMES[random.nextInt(TIMES.length)]);
            default -> JSON.textNode(TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    static Stream<String> times() {
        return Stream.of(TIMES);
    }

    /** Values at and around what this schema allows, and some of every other type. */
    static List<JsonNode> edges(JsonNode schema, JsonNode before) {
        var edges = new ArrayList<JsonNode>(List.of(
                JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false), JSON.objectNode(), JSON.arrayNode()));
        Stream.of(NUMBERS).map(ReceiptMutations::number).forEach(edges::add);
        Stream.of(TEXTS, TIMES).flatMap(Stream::of).map(JSON::textNode).forEach(edges::add);
        schema.path("enum").forEach(edges::add);
        for (var limit : List.of(schema.path("minimum"), schema.path("maximum"))) {
            for (long away = -1; away <= 1; away++) {
                edges.add(JSON.numberNode(BigInteger.valueOf(limit.asLong() + away)));
            }
        }
        int length = schema.path("maxLength").asInt(7);
        for (int size = length; size <= length + 1; size++) {
            edges.add(JSON.textNode("7".repeat(size)));
            edges.add(JSON.textNode("😀".repeat(size)));
        }
        int items = schema.path("maxItems").asInt(0);
        for (int size = items; size <= items + 1 && before instanceof ArrayNode; size++) {
            edges.add(repeated(before.get(0), size));
        }
        return edges;
    }

    private static ArrayNode repeated(JsonNode element, int size) {
        var array = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(element.deepCopy());
            if (array.get(i) instanceof ObjectNode line && line.has("lineNumber")) {
                line.put("lineNumber", i + 1);
            }
        }
        return array;
    }
}
