package io.pointbook.local.send;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Receipts as JSON, one a line. What stands in a good line is sent as it is, unread but for its identity and card. */
final class JsonLines {

    /** No longer line is kept in memory; the broker would not take it either. */
    static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonLines() {}

    /** Gives each line that is not blank to the reader. */
    static void read(InputStream in, Consumer<Row> reader) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        long length = 0;
        int next = bytes.read();
        while (next >= 0) {
            if (next == '\n') {
                give(number, line, length, reader);
                line.reset();
                length = 0;
                number++;
            } else {
                length++;
                if (length <= LONGEST_LINE) {
                    line.write(next);
                }
            }
            next = bytes.read();
        }
        give(number, line, length, reader);
    }

    private static void give(long number, ByteArrayOutputStream line, long length, Consumer<Row> reader) {
        if (length > LONGEST_LINE) {
            reader.accept(new Row.Bad(number, "longer than 4 MiB"));
            return;
        }
        byte[] value = line.toByteArray();
        if (!isBlank(value)) {
            reader.accept(row(number, value));
        }
    }

    private static Row row(long number, byte[] value) {
        try {
            JsonNode receipt = JSON.readTree(value);
            if (!receipt.isObject()) {
                return new Row.Bad(number, "not a JSON object");
            }
            return TillRecord.of(receipt, value)
                    .<Row>map(found -> new Row.Receipt(number, found))
                    .orElseGet(() ->
                            new Row.Bad(number, "no identity (storeId, workstationId, businessDay, sequenceNumber)"));
        } catch (JacksonException _) {
            return new Row.Bad(number, "not JSON"); // Jackson's own words may quote a card number
        } catch (IOException e) {
            return new Row.Bad(number, "not readable: " + e.getClass().getSimpleName());
        }
    }

    private static boolean isBlank(byte[] value) {
        for (byte b : value) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
