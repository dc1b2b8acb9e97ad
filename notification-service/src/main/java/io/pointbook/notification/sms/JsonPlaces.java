package io.pointbook.notification.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a JSON document what a JSON pointer (RFC 6901) names; {@code *} in it stands for each element of an array. */
final class JsonPlaces {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EACH = "/*";

    /** Elements of an array that are looked at. */
    private static final int MOST = 1_000;

    private JsonPlaces() {}

    /** Nothing where it is not JSON. */
    static @Nullable JsonNode read(String document) {
        try {
            var read = JSON.readTree(document);
            return read instanceof MissingNode ? null : read;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    static List<JsonNode> all(JsonNode root, String pointer) {
        int each = pointer.indexOf(EACH);
        if (each < 0) {
            var found = root.at(pointer);
            return found.isMissingNode() || found.isNull() ? List.of() : List.of(found);
        }
        List<JsonNode> found = new ArrayList<>();
        for (var element : root.at(pointer.substring(0, each))) {
            if (found.size() < MOST) {
                found.addAll(all(element, pointer.substring(each + EACH.length())));
            }
        }
        return found;
    }

    /** A word or a number there. */
    static @Nullable String text(JsonNode root, @Nullable String pointer) {
        if (pointer == null) {
            return null;
        }
        var found = root.at(pointer);
        return found.isValueNode() && !found.isNull() ? found.asText() : null;
    }
}
