package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Online Retail CSV into receipts, as the command {@code send --uci} promises it, written from the promise and not from
 * the command. One receipt an invoice, in the order of first lines, even where an invoice's lines stand apart.
 */
public final class UciReceipts {
    private static final Set<String> FEES =
            Set.of("POST", "DOT", "M", "m", "D", "C2", "BANK CHARGES", "AMAZONFEE", "S", "CRUK", "PADS");
    private static final String GIFT_VOUCHER = "gift_0001_";
    private static final int COLUMNS = 8;

    private UciReceipts() {}

    /** One line of the file, in its columns' order. */
    private record Row(
            String invoice,
            String code,
            String description,
            String quantity,
            String time,
            String price,
            String customer,
            String country) {

        static Row of(List<String> fields) {
            if (fields.size() != COLUMNS) {
                throw new IllegalArgumentException("a row of " + fields.size() + " columns, not " + COLUMNS);
            }
            return new Row(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7));
        }

        boolean cancels() {
            return invoice.startsWith("C");
        }

        String kind() {
            if (FEES.contains(code)) {
                return "FEE";
            }
            if (code.startsWith(GIFT_VOUCHER)) {
                return "GIFT_CARD";
            }
            return cancels() ? "RETURN" : "SALE";
        }

        long net() {
            return new BigDecimal(quantity)
                    .multiply(new BigDecimal(price))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** Reads a CSV file, plain or gzip. */
    public static List<JsonNode> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads CSV, plain or gzip. */
    public static List<JsonNode> read(InputStream in) throws IOException {
        var rows = new CsvRows(new InputStreamReader(unzipped(in), StandardCharsets.UTF_8));
        rows.read(); // the names of the columns
        var invoices = new LinkedHashMap<String, List<Row>>();
        for (var fields = rows.read(); fields != null; fields = rows.read()) {
            Row row = Row.of(fields);
            invoices.computeIfAbsent(row.invoice(), _ -> new ArrayList<>()).add(row);
        }
        var receipts = new ArrayList<JsonNode>(invoices.size());
        for (Map.Entry<String, List<Row>> invoice : invoices.entrySet()) {
            receipts.add(receipt(invoice.getKey(), invoice.getValue()));
        }
        return receipts;
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered) : buffered;
    }

    private static ObjectNode receipt(String invoice, List<Row> rows) {
        Row first = rows.getFirst();
        Instant endedAt = rows.stream()
                .map(row -> Instant.parse(row.time()))
                .max(Instant::compareTo)
                .orElseThrow();
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        receipt.put("storeId", "UCI")
                .put("workstationId", "1")
                .put("businessDay", endedAt.toString().substring(0, 10))
                .put("sequenceNumber", Long.parseLong(invoice.replaceFirst("^[A-Z]", "")))
                .put("type", first.cancels() ? "RETURN" : "SALE")
                .put("endedAt", endedAt.toString())
                .put("currency", "GBP");
        if (!first.customer().isEmpty()) {
            receipt.putObject("card").put("number", first.customer());
        }
        ArrayNode lines = receipt.putArray("lines");
        for (Row row : rows) {
            ObjectNode line = lines.addObject()
                    .put("lineNumber", lines.size())
                    .put("kind", row.kind())
                    .put("itemId", row.code())
                    .put("quantity", row.quantity())
                    .put("net", row.net());
            if (!row.description().isEmpty()) {
                line.put("description", row.description());
            }
        }
        return receipt;
    }
}
