package io.pointbook.local.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pointbook.local.send.UciInvoices.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One invoice of the Online Retail file as a till receipt. */
final class UciReceipt {

    private static final Set<String> FEES =
            Set.of("POST", "DOT", "M", "m", "D", "C2", "BANK CHARGES", "AMAZONFEE", "S", "CRUK", "PADS");
    private static final String GIFT_CARDS = "gift_0001_";
    private static final int PENCE_DIGITS = 2;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final Pattern NUMBER = Pattern.compile("[CA]?([0-9]{1,10})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private UciReceipt() {}

    /** The receipt, or why there can be none. */
    static Row of(List<Line> invoice) {
        Line first = invoice.getFirst();
        var number = NUMBER.matcher(first.invoice());
        if (!number.matches()) {
            return new Row.Bad(first.row(), "invoice number " + first.invoice() + " is not a number");
        }
        boolean cancels = first.invoice().startsWith("C");
        Instant endedAt =
                invoice.stream().map(Line::time).max(Comparator.naturalOrder()).orElseThrow();
        try {
            ObjectNode receipt = JSON.createObjectNode()
                    .put("storeId", "UCI")
                    .put("workstationId", "1")
                    .put(
                            "businessDay",
                            endedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .put("sequenceNumber", Long.parseLong(number.group(1)))
                    .put("type", cancels ? "RETURN" : "SALE")
                    .put("endedAt", endedAt.toString())
                    .put("currency", "GBP");
            if (!first.customer().isEmpty()) {
                receipt.putObject("card").put("number", first.customer());
            }
            addLines(receipt.putArray("lines"), invoice, cancels);
            byte[] value = JSON.writeValueAsBytes(receipt);
            return new Row.Receipt(first.row(), TillRecord.of(receipt, value).orElseThrow());
        } catch (ArithmeticException | JsonProcessingException e) {
            return new Row.Bad(first.row(), "invoice " + first.invoice() + ": " + e.getMessage());
        }
    }

    private static void addLines(ArrayNode lines, List<Line> invoice, boolean cancels) {
        for (Line line : invoice) {
            ObjectNode node = lines.addObject()
                    .put("lineNumber", lines.size())
                    .put("kind", kind(line.item(), cancels))
                    .put("itemId", line.item());
            if (!line.description().isEmpty()) {
                node.put("description", cut(line.description()));
            }
            node.put("quantity", Long.toString(line.quantity().longValueExact()))
                    .put("unitPrice", pence(line.price()))
                    .put("net", pence(line.quantity().multiply(line.price())));
        }
    }

    private static String kind(String item, boolean cancels) {
        if (FEES.contains(item)) {
            return "FEE";
        }
        if (item.startsWith(GIFT_CARDS)) {
            return "GIFT_CARD";
        }
        return cancels ? "RETURN" : "SALE";
    }

    /** Half a penny goes away from zero, so that a return takes back exactly what its sale counted. */
    static long pence(BigDecimal pounds) {
        return pounds.movePointRight(PENCE_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String cut(String description) {
        int length = description.codePointCount(0, description.length());
        return length <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION));
    }
}
