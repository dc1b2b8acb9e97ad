package io.pointbook.ledger.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An explanation while it is being told: clause after clause, each for the one sentence, for the details, or for both. */
public final class Telling {
    private final Phrasebook words;
    private final List<String> whole = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    public Telling(Phrasebook words) {
        this.words = words;
    }

    public Phrasebook words() {
        return words;
    }

    /** A clause of both. */
    public void say(String key, Map<String, ?> values) {
        sum(key, values);
        detail(key, values);
    }

    /** A clause of the one sentence only. */
    public void sum(String key, Map<String, ?> values) {
        whole.add(words.say(key, values));
    }

    /** A clause of the details only. */
    public void detail(String key, Map<String, ?> values) {
        details.add(words.say(key, values));
    }

    /** Everything in one sentence. */
    public String sentence() {
        return finished(String.join("; ", whole));
    }

    /** One sentence for each detail. */
    public List<String> sentences() {
        return details.stream().map(this::finished).toList();
    }

    private String finished(String clause) {
        if (clause.isEmpty()) {
            return clause;
        }
        int first = clause.offsetByCodePoints(0, 1);
        var capital = clause.substring(0, first).toUpperCase(words.language().locale()) + clause.substring(first);
        return capital.endsWith(".") || capital.endsWith("!") || capital.endsWith("?") ? capital : capital + ".";
    }
}
