package io.pointbook.ledger.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of an explanation with the parts that it is made of.
 *
 * @param key what it is, for programs; the same in every language
 * @param label what it is, for people
 * @param value a whole number, an amount as decimal text, a time, an id or a code
 * @param unit of the value: a currency, a wallet, "pieces"; absent where it has none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Node(
        String key,
        String label,
        @Nullable String value,
        @Nullable String unit,
        List<Node> children) {

    /** Makes nodes whose labels are in one language. */
    public record Maker(Phrasebook words) {
        /** A node of parts; those that are absent are left out. */
        public Node of(String key, @Nullable String value, @Nullable String unit, @Nullable Node... parts) {
            return of(
                    key, value, unit, Stream.of(parts).filter(Objects::nonNull).toList());
        }

        public Node of(String key, @Nullable String value, @Nullable String unit, List<Node> parts) {
            return new Node(key, words.label(key), value, unit, parts);
        }

        public Node text(String key, String value) {
            return of(key, value, null);
        }

        public Node number(String key, long value) {
            return of(key, Long.toString(value), null);
        }

        public Node money(String key, Money money) {
            return of(key, money.decimal(), money.currency().isEmpty() ? null : money.currency());
        }

        public Node units(String key, long count, String wallet, @Nullable Node... parts) {
            return of(key, Long.toString(count), wallet, parts);
        }

        /** Absent where the time is. */
        public @Nullable Node time(String key, @Nullable Instant time) {
            return time == null ? null : of(key, time.toString(), null);
        }
    }
}
