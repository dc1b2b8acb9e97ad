package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.ledger.oracle.Paper.Entry;
import io.pointbook.ledger.oracle.Paper.LineName;
import io.pointbook.ledger.oracle.PaperReader.Rejected;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is left of a receipt's lines after its VOID lines: semantics.md 1.3. */
final class SurvivingLines {
    private static final String VOID = "VOID";

    private final TreeMap<Integer, Entry> lines = new TreeMap<>();
    private final TreeMap<Integer, JsonNode> asSent = new TreeMap<>();

    private SurvivingLines(JsonNode sent) {
        for (JsonNode line : sent) {
            int number = line.required("lineNumber").decimalValue().intValueExact();
            if (asSent.put(number, line) != null) {
                throw new Rejected("line number twice");
            }
            lines.put(number, entry(number, line));
        }
    }

    static List<Entry> of(JsonNode sent) {
        var desk = new SurvivingLines(sent);
        desk.lines.values().forEach(SurvivingLines::checkSigns);
        for (Entry line : List.copyOf(desk.lines.values())) {
            if (line.is(VOID)) {
                desk.workIn(line);
            }
        }
        return desk.lines.values().stream()
                .filter(line -> !line.is(VOID))
                .filter(line -> line.quantity().signum() != 0 || line.net() != 0)
                .toList();
    }

    private void workIn(Entry voiding) {
        JsonNode named = asSent.get(voiding.number()).path("voidsLine");
        Entry target = (named.isNumber() ? named(named.decimalValue().intValueExact()) : latestThatFits(voiding))
                .filter(line -> fits(voiding, line))
                .orElseThrow(() -> new Rejected("void_unmatched"));
        lines.put(
                target.number(),
                new Entry(
                        target.number(),
                        target.kind(),
                        target.item(),
                        target.quantity().add(voiding.quantity()),
                        Math.addExact(target.net(), voiding.net()),
                        target.original()));
    }

    private Optional<Entry> named(int number) {
        return Optional.ofNullable(lines.get(number));
    }

    private Optional<Entry> latestThatFits(Entry voiding) {
        return lines.headMap(voiding.number(), false).descendingMap().values().stream()
                .filter(line -> voiding.item() != null && voiding.item().equals(line.item()))
                .filter(line -> fits(voiding, line))
                .findFirst();
    }

    /** Opposite signs, and not beyond zero: neither the pieces nor the money. A VOID line is nothing to be voided. */
    private static boolean fits(Entry voiding, Entry line) {
        return !line.is(VOID)
                && fits(voiding.quantity(), line.quantity())
                && fits(BigDecimal.valueOf(voiding.net()), BigDecimal.valueOf(line.net()));
    }

    private static boolean fits(BigDecimal voiding, BigDecimal left) {
        return voiding.signum() == 0
                || (voiding.signum() == -left.signum() && voiding.abs().compareTo(left.abs()) <= 0);
    }

    private static void checkSigns(Entry line) {
        if (line.is("RETURN") && (line.quantity().signum() > 0 || line.net() > 0)) {
            throw new Rejected("a RETURN above zero");
        }
    }

    private static Entry entry(int number, JsonNode line) {
        String item = PaperReader.textOrNull(line.path("itemId"));
        JsonNode original = line.path("original");
        return new Entry(
                number,
                line.required("kind").textValue(),
                item != null ? item : PaperReader.textOrNull(line.path("gtin")),
                new BigDecimal(line.required("quantity").textValue()),
                line.required("net").decimalValue().longValueExact(),
                original.isObject()
                        ? new LineName(
                                Identity.of(original),
                                original.required("lineNumber").decimalValue().intValueExact())
                        : null);
    }
}
