package io.pointbook.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person may see of a record: no card number beyond its last four characters. */
final class Masked {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 4;
    private static final int LONGEST_TEXT = 4_000;

    // Where the value is no JSON we cannot know which digits are a card.
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9](?=[0-9]{4})");
    private static final Pattern LONG_RUN = Pattern.compile("[0-9]{8,}");

    private Masked() {}

    /** A receipt, set out for reading. */
    static String receipt(byte @Nullable [] value) {
        if (value == null) {
            return "(none)";
        }
        try {
            JsonNode receipt = JSON.readTree(value);
            if (receipt instanceof ObjectNode object) {
                maskCards(object);
                return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
            }
        } catch (IOException _) {
            return text(value); // that it is no JSON may be why it is here
        }
        return text(value);
    }

    /** Any bytes as text; long runs of digits lose all but their end. */
    static String text(byte @Nullable [] value) {
        if (value == null) {
            return "(none)";
        }
        String text = new String(value, 0, Math.min(value.length, LONGEST_TEXT), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
        String masked = LONG_RUN.matcher(text)
                .replaceAll(run -> LONG_NUMBER.matcher(run.group()).replaceAll("*"));
        return value.length > LONGEST_TEXT ? masked + "\n… " + value.length + " bytes in all" : masked;
    }

    /** The key of a record, which is a card number more often than not. */
    static String key(byte @Nullable [] key) {
        return key == null ? "(none)" : lastFour(new String(key, StandardCharsets.UTF_8));
    }

    private static void maskCards(ObjectNode receipt) {
        if (receipt.get("card") instanceof ObjectNode card && card.has("number")) {
            card.put("number", lastFour(card.path("number").asText()));
        }
        if (receipt.get("otherCards") instanceof ArrayNode others) {
            for (int i = 0; i < others.size(); i++) {
                others.set(i, others.textNode(lastFour(others.path(i).asText())));
            }
        }
    }

    private static String lastFour(String number) {
        int hidden = Math.max(number.length() - SHOWN, 0);
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
