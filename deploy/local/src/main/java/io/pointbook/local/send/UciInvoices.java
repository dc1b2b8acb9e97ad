package io.pointbook.local.send;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.pointbook.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The Online Retail file: a CSV line is a line of an invoice, and an invoice's lines need not stand together. */
final class UciInvoices {

    private static final int COLUMNS = 8;
    private static final String FIRST_COLUMN = "InvoiceNo";

    // The whole set of two years has 1.1 million; all are in memory, because an invoice may go on at the end.
    private static final int MOST_LINES = 5_000_000;

    private UciInvoices() {}

    /**
     * One line of an invoice.
     *
     * @param row line of the file, from 1
     */
    record Line(
            long row,
            String invoice,
            String item,
            String description,
            BigDecimal quantity,
            Instant time,
            BigDecimal price,
            String customer) {}

    /** Gives first the lines that cannot be read, then each invoice, in the order of the file. */
    static void read(InputStream csv, Consumer<Row> reader) throws IOException {
        Map<String, List<Line>> invoices = new LinkedHashMap<>();
        int lines = 0;
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(csv)) {
            for (long row = 1; rows.hasNext(); row++) {
                String[] cells = rows.next();
                if (row == 1 && cells[0].endsWith(FIRST_COLUMN)) { // a byte order mark may stand before it
                    continue;
                }
                if (++lines > MOST_LINES) {
                    throw new Refusal("The file has more than %,d lines.".formatted(MOST_LINES), "Split it.");
                }
                accept(row, cells, invoices, reader);
            }
        } catch (RuntimeJsonMappingException _) {
            throw new Refusal("The file is no CSV that can be read to its end.", "See its columns in the README.");
        }
        invoices.values().forEach(invoice -> reader.accept(UciReceipt.of(invoice)));
    }

    private static void accept(long row, String[] cells, Map<String, List<Line>> invoices, Consumer<Row> reader) {
        if (cells.length != COLUMNS) {
            reader.accept(new Row.Bad(row, cells.length + " columns instead of " + COLUMNS));
            return;
        }
        try {
            Line line = new Line(
                    row,
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    new BigDecimal(cells[3].strip()),
                    Instant.parse(cells[4].strip()),
                    new BigDecimal(cells[5].strip()),
                    cells[6].strip());
            invoices.computeIfAbsent(line.invoice(), _ -> new ArrayList<>()).add(line);
        } catch (RuntimeException e) { // number or time
            reader.accept(new Row.Bad(row, "cannot be read: " + e.getMessage()));
        }
    }
}
