package io.pointbook.notification.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.contract.ledger.LineKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message about a member's purchases, as the read model keeps it.
 *
 * @param sells it is a receipt of his own, on which he may have bought something
 * @param voids the receipt that it takes back as a whole
 */
record Bought(
        long sequence,
        String eventId,
        String receipt,
        Instant at,
        String storeId,
        @Nullable String currency,
        boolean sells,
        @Nullable String voids,
        List<Line> lines) {

    /**
     * A line that sells goods or takes them back.
     *
     * @param item what makes two lines the same goods
     * @param category the narrowest
     * @param quantity below zero where goods came back
     * @param net minor units
     * @param original the receipt that the till named, where goods came back
     * @param took from which receipts the pieces came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            LineKind kind,
            @Nullable String item,
            @Nullable String name,
            @Nullable String category,
            BigDecimal quantity,
            @Nullable String unit,
            long net,
            @Nullable String original,
            @Nullable List<Took> took) {

        private static final String PIECE = "EA";

        boolean isSale() {
            return kind == LineKind.SALE && quantity.signum() > 0;
        }

        /** Pieces; what is weighed or measured counts as one. */
        double weight(BigDecimal pieces) {
            return unit == null || unit.equals(PIECE) ? Math.abs(pieces.doubleValue()) : 1;
        }
    }

    /** Pieces of an earlier receipt. */
    record Took(String receipt, BigDecimal quantity) {}

    /** What of it counts, when these receipts were voided. */
    Bought without(Set<String> voided) {
        if (voided.contains(receipt)) {
            return with(List.of());
        }
        var kept = lines.stream()
                .filter(line -> line.original() == null || !voided.contains(line.original()))
                .toList();
        return kept.size() == lines.size() ? this : with(kept);
    }

    private Bought with(List<Line> kept) {
        return new Bought(sequence, eventId, receipt, at, storeId, currency, sells, voids, kept);
    }

    boolean isPurchase() {
        return sells && lines.stream().anyMatch(Line::isSale);
    }

    long net() {
        return lines.stream().mapToLong(Line::net).reduce(0, Math::addExact);
    }
}
