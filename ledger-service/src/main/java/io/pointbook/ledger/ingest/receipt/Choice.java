package io.pointbook.ledger.ingest.receipt;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A closed list of words of the contract, and what each of them is to us. */
final class Choice<T> {
    private static final int LONGEST_WORD = 64;

    private final Map<String, T> values;
    private final String words;

    private Choice(List<T> values, Function<T, String> word) {
        var byWord = new HashMap<String, T>();
        values.forEach(value -> byWord.put(word.apply(value), value));
        this.values = byWord;
        this.words = "one of " + String.join(", ", values.stream().map(word).toList());
    }

    static <E extends Enum<E>> Choice<E> of(Class<E> type) {
        return new Choice<>(List.of(type.getEnumConstants()), Enum::name);
    }

    static Choice<String> of(String... words) {
        return new Choice<>(List.of(words), word -> word);
    }

    T read(JsonCopy json) throws IOException {
        var value = values.get(json.text(LONGEST_WORD));
        if (value == null) {
            throw json.expected(words);
        }
        return value;
    }
}
