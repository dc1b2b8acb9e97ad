package io.pointbook.ledger.ingest.receipt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The record headers that say how to read the value; all may be absent (a bare JSON value).
 *
 * @param contentType {@code content-type}
 * @param type {@code ce_type}
 * @param dataSchema {@code ce_dataschema}
 */
public record TillHeaders(
        @Nullable String contentType,
        @Nullable String type,
        @Nullable String dataSchema) {
    public static final TillHeaders NONE = new TillHeaders(null, null, null);

    /** The same from a record. */
    public static TillHeaders of(Headers headers) {
        var texts = new HashMap<String, String>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return of(texts);
    }

    /** Picks the three out of all headers, whatever the case of their names. */
    public static TillHeaders of(Map<String, String> headers) {
        String contentType = null;
        String type = null;
        String dataSchema = null;
        for (var header : headers.entrySet()) {
            String name = header.getKey();
            if (name.equalsIgnoreCase("content-type")) {
                contentType = header.getValue();
            } else if (name.equalsIgnoreCase("ce_type")) {
                type = header.getValue();
            } else if (name.equalsIgnoreCase("ce_dataschema")) {
                dataSchema = header.getValue();
            }
        }
        return new TillHeaders(contentType, type, dataSchema);
    }
}
