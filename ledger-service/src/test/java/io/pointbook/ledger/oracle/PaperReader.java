package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.oracle.Paper.PointsTender;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From JSON to paper, with the checks of semantics.md 1.2 that the schema cannot make. */
final class PaperReader {
    private static final Set<String> MARKERS = Set.of("SUSPEND", "RESUME", "CANCEL", "CONTROL");

    private PaperReader() {}

    /** The receipt would be a dead letter. */
    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rejected(String reason) {
            super(reason);
        }
    }

    static Paper read(JsonNode json) {
        String type = json.required("type").textValue();
        checkTotal(json);
        return new Paper(
                Identity.of(json),
                json,
                json.path("training").asBoolean(false) || MARKERS.contains(type),
                OffsetDateTime.parse(json.required("endedAt").textValue()).toInstant(),
                textOrNull(json.path("card").path("number")),
                exponent(json),
                SurvivingLines.of(json.path("lines")),
                pointsTenders(json),
                type.equals("POST_VOID") ? Identity.of(json.required("voids")) : null);
    }

    static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    private static int exponent(JsonNode json) {
        String code = textOrNull(json.path("currency"));
        if (code == null) {
            return 0;
        }
        try {
            // XAU, XXX and the like have no minor unit: they count in wholes.
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            throw new Rejected("currency is not in ISO 4217");
        }
    }

    private static void checkTotal(JsonNode json) {
        if (!json.has("total")) {
            return;
        }
        long sum = json.path("rounding").asLong(0);
        for (JsonNode line : json.path("lines")) {
            sum = Math.addExact(sum, line.required("net").decimalValue().longValueExact());
        }
        if (sum != json.get("total").decimalValue().longValueExact()) {
            throw new Rejected("total_mismatch");
        }
    }

    private static List<PointsTender> pointsTenders(JsonNode json) {
        var tenders = new ArrayList<PointsTender>();
        for (JsonNode tender : json.path("tenders")) {
            if (tender.required("type").textValue().equals("POINTS")) {
                tenders.add(new PointsTender(
                        tender.required("amount").decimalValue().longValueExact(),
                        tender.has("points")
                                ? tender.get("points").decimalValue().longValueExact()
                                : null));
            }
        }
        return List.copyOf(tenders);
    }
}
