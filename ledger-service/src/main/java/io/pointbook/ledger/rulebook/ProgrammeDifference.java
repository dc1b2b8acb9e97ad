package io.pointbook.ledger.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.ledger.programme.ProgrammeDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two versions, a line for each field; things with an id are compared by it, wherever they stand. */
final class ProgrammeDifference {
    private static final ObjectMapper TREES = new ObjectMapper();

    private ProgrammeDifference() {}

    static List<String> between(@Nullable ProgrammeDocument before, @Nullable ProgrammeDocument after) {
        var old = flat(before);
        var now = flat(after);
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        var lines = new ArrayList<String>();
        for (String path : paths) {
            var was = old.get(path);
            var is = now.get(path);
            if (was == null) {
                lines.add(path + ": new, " + is);
            } else if (is == null) {
                lines.add(path + ": removed, was " + was);
            } else if (!was.equals(is)) {
                lines.add(path + ": " + was + " becomes " + is);
            }
        }
        return lines;
    }

    private static TreeMap<String, String> flat(@Nullable ProgrammeDocument document) {
        var fields = new TreeMap<String, String>();
        if (document != null) {
            try {
                flatten("", TREES.readTree(ProgrammeJson.write(document)), fields);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return fields;
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                var id = node.get(i).path("id");
                flatten(path + "[" + (id.isTextual() ? id.asText() : Integer.toString(i)) + "]", node.get(i), fields);
            }
        } else {
            fields.put(path, node.toString());
        }
    }
}
