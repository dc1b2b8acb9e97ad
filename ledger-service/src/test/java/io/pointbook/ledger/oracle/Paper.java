package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it lies on the auditor's desk, after its VOID lines were worked in.
 *
 * @param marker training, SUSPEND, RESUME, CANCEL or CONTROL (semantics.md 1.3)
 * @param exponent 10^exponent minor units are 1.00 of the currency; 0 where there is no currency, hence no money
 * @param lines what survives, in the order of line numbers, without VOID lines and without lines wholly voided
 * @param voids on a POST_VOID: what is taken back
 */
record Paper(
        Identity id,
        JsonNode json,
        boolean marker,
        Instant endedAt,
        @Nullable String card,
        int exponent,
        List<Entry> lines,
        List<PointsTender> pointsTenders,
        @Nullable Identity voids) {

    /** One surviving line; quantity and net keep their signs, net in minor units. */
    record Entry(
            int number,
            String kind,
            @Nullable String item,
            BigDecimal quantity,
            long net,
            @Nullable LineName original) {

        boolean is(String wanted) {
            return kind.equals(wanted);
        }

        /** Pieces (kilograms, litres), never below zero: semantics.md 2.2, "absolute quantities". */
        BigDecimal pieces() {
            return quantity.abs();
        }
    }

    /** A line of some receipt. */
    record LineName(Identity receipt, int number) {}

    /** A tender of type POINTS: minor units, and the points where the till named them. */
    record PointsTender(long amount, @Nullable Long points) {}

    boolean isPostVoid() {
        return voids != null && !marker;
    }

    /** Whether its lines and tenders can have an effect at all. */
    boolean isTrade() {
        return !marker && voids == null;
    }

    List<Entry> lines(String kind) {
        return lines.stream().filter(line -> line.is(kind)).toList();
    }

    Optional<String> shownCard() {
        return Optional.ofNullable(card);
    }
}
