package io.pointbook.ledger.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180: commas, quoted fields, doubled quotes, line ends within quotes. */
final class CsvRows {
    private final BufferedReader in;
    private int next;

    CsvRows(Reader in) throws IOException {
        this.in = new BufferedReader(in);
        this.next = this.in.read();
    }

    /** The next row's fields, or null after the last. */
    @Nullable
    List<String> read() throws IOException {
        if (next < 0) {
            return null;
        }
        var fields = new ArrayList<String>();
        do {
            fields.add(next == '"' ? quoted() : plain());
        } while (skip(','));
        skip('\r');
        if (!skip('\n') && next >= 0) {
            throw new IOException("neither a comma nor a line end after a quoted field");
        }
        return fields;
    }

    private String plain() throws IOException {
        var field = new StringBuilder();
        while (next >= 0 && next != ',' && next != '\r' && next != '\n') {
            field.append((char) next);
            next = in.read();
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        var field = new StringBuilder();
        next = in.read();
        while (true) {
            if (next < 0) {
                throw new IOException("a quoted field without end");
            }
            if (skip('"')) {
                if (next != '"') {
                    return field.toString();
                }
            }
            field.append((char) next);
            next = in.read();
        }
    }

    private boolean skip(char wanted) throws IOException {
        if (next != wanted) {
            return false;
        }
        next = in.read();
        return true;
    }
}
