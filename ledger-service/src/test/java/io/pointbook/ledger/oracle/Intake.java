package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.ledger.oracle.BalanceOracle.Conflicts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One paper per identity: semantics.md 1.1 and 1.2. */
final class Intake {
    private final Map<Identity, Paper> papers = new LinkedHashMap<>();
    private final List<String> rejected = new ArrayList<>();
    private final Conflicts policy;
    private int duplicates;
    private int conflicts;

    Intake(Collection<? extends JsonNode> arrivals, Conflicts policy) {
        this.policy = policy;
        arrivals.forEach(this::take);
    }

    Map<Identity, Paper> papers() {
        return papers;
    }

    List<String> rejected() {
        return rejected;
    }

    int duplicates() {
        return duplicates;
    }

    int conflicts() {
        return conflicts;
    }

    private void take(JsonNode json) {
        Paper paper;
        try {
            paper = PaperReader.read(json);
        } catch (PaperReader.Rejected rejection) {
            rejected.add(Identity.of(json) + ": " + rejection.getMessage());
            return;
        }
        Paper first = papers.putIfAbsent(paper.id(), paper);
        if (first != null) {
            repeat(first, paper);
        }
    }

    private void repeat(Paper first, Paper again) {
        if (sameContent(first.json(), again.json())) {
            duplicates++;
        } else if (policy == Conflicts.KEEP_FIRST) {
            conflicts++;
        } else {
            throw new IllegalArgumentException("one identity, two contents: " + again.id());
        }
    }

    /** Equal as JSON values: member order aside, numbers by value, a default equal to its absence. */
    static boolean sameContent(JsonNode one, JsonNode other) {
        return withoutDefaults(one).equals(Intake::compareLeaves, withoutDefaults(other));
    }

    private static JsonNode withoutDefaults(JsonNode json) {
        ObjectNode copy = json.deepCopy();
        for (String flag : List.of("training", "offline")) {
            if (copy.path(flag).isBoolean() && !copy.path(flag).booleanValue()) {
                copy.remove(flag);
            }
        }
        for (JsonNode line : copy.path("lines")) {
            if (line.path("unit").asText().equals("EA")) {
                ((ObjectNode) line).remove("unit");
            }
        }
        return copy;
    }

    private static int compareLeaves(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
