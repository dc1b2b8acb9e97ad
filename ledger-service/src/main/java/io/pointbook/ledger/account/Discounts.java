package io.pointbook.ledger.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a programme's rules take off an open basket.
 *
 * @param given in the order in which the rules were looked at
 * @param notes rules that could not be asked
 */
public record Discounts(List<Given> given, List<Note> notes) {
    /** No rule takes anything off. */
    public static final Discounts NONE = new Discounts(List.of(), List.of());

    public Discounts {
        given = List.copyOf(given);
        notes = List.copyOf(notes);
    }

    /**
     * What one rule takes off.
     *
     * @param rule programme id + "/" + rule id
     * @param lines those that get cheaper; none where a limit is used up
     * @param limitedBy the limit that left less than the rule would have given: RECEIPT, DAY …
     */
    public record Given(
            String rule, List<OfLine> lines, @Nullable String limitedBy) {
        public Given {
            lines = List.copyOf(lines);
        }

        /** Minor units of the basket's currency. */
        public long amount() {
            return lines.stream().mapToLong(OfLine::amount).reduce(0, Math::addExact);
        }
    }

    /** @param amount minor units, above zero */
    public record OfLine(int line, long amount) {}
}
