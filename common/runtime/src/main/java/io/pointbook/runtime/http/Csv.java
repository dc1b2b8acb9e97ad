package io.pointbook.runtime.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables as CSV (RFC 4180), UTF-8, the names of the columns in the first row. */
public final class Csv {
    public static final String TYPE = "text/csv";

    /** Rows that are read from the database at once. */
    private static final int PAGE = 1_000;

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private Csv() {}

    /** Rows of one page. */
    public interface Page<T> {
        /** The rows after one, or from the beginning; in an order that does not change. */
        List<T> after(@Nullable T last, int limit) throws Exception;
    }

    /** How a row is written. */
    public interface Cells<T> {
        /** One for each column; nothing: an empty one. */
        List<? extends @Nullable Object> of(T row);
    }

    /** Writes page by page, however many there are. */
    public static <T> StreamingOutput write(List<String> columns, Page<T> pages, Cells<T> cells) {
        return out -> {
            var writer = MAPPER.writer()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValues(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(columns);
            T last = null;
            List<T> page;
            do {
                page = next(pages, last);
                for (var row : page) {
                    // without a schema a cell that is null would not be written at all
                    writer.write(cells.of(row).stream()
                            .map(cell -> cell == null ? "" : cell.toString())
                            .toList());
                    last = row;
                }
            } while (page.size() == PAGE);
            writer.close();
        };
    }

    private static <T> List<T> next(Page<T> pages, @Nullable T last) throws IOException {
        try {
            return pages.after(last, PAGE);
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException("the rows cannot be read", failure);
        }
    }

    /**
     * A row that came in.
     *
     * @param line its number, the names being 1
     * @param cells by the name of the column
     */
    public record Row(int line, Map<String, String> cells) {
        /** A cell that has something in it. */
        public @Nullable String cell(String name) {
            var cell = cells.get(name);
            return cell == null || cell.isEmpty() ? null : cell;
        }

        /** A cell that must have something in it. */
        public String given(String name) {
            var cell = cell(name);
            if (cell == null) {
                throw invalid("'" + name + "' is empty");
            }
            return cell;
        }

        /** What is wrong with this row; nothing of the file was done. */
        public Refused invalid(String why) {
            return Requests.invalid("Line " + line + ": " + why + ". Nothing of the file was done.");
        }
    }

    /**
     * Reads a file as a whole.
     *
     * @param most rows
     */
    public static List<Row> read(@Nullable InputStream in, List<String> needed, int most) {
        var rows = new ArrayList<Row>();
        try (MappingIterator<Map<String, String>> lines = MAPPER.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(new InputStreamReader(
                        Objects.requireNonNullElse(in, InputStream.nullInputStream()), StandardCharsets.UTF_8))) {
            while (lines.hasNextValue()) {
                if (rows.size() == most) {
                    throw Requests.invalid("The file has more than " + most + " rows. Send it in parts.");
                }
                rows.add(new Row(rows.size() + 2, lines.nextValue()));
            }
        } catch (JsonProcessingException unreadable) {
            throw RequestProblem.MALFORMED_REQUEST.because("The body is not CSV with the names of its columns in the"
                    + " first row: see line " + (rows.size() + 2) + ".");
        } catch (IOException failure) {
            throw RequestProblem.MALFORMED_REQUEST.because("The body cannot be read.");
        }
        if (rows.isEmpty() || !rows.getFirst().cells().keySet().containsAll(needed)) {
            throw RequestProblem.MALFORMED_REQUEST.because("The body is CSV: a first row with the columns "
                    + String.join(", ", needed) + ", and then one row at least.");
        }
        return rows;
    }
}
