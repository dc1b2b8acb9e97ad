package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Where in the record's value the receipt stands. CloudEvents come in two modes: binary (attributes in headers, the
 * value is the receipt) and structured (the receipt is the member {@code data}); a bare receipt is as good.
 */
final class Envelope {
    private static final String STRUCTURED = "application/cloudevents";
    private static final String TYPE = "io.pointbook.till.receipt.v";
    private static final String SCHEMA = "urn:pointbook:till:receipt:v";
    private static final String VERSION = "1";

    /** A part of the value: {@code length} bytes from {@code from}. */
    record Part(int from, int length) {}

    private Envelope() {}

    static Part receiptIn(byte[] value, TillHeaders headers) throws IOException {
        requireReceiptType(headers.type());
        requireThisVersion(headers.dataSchema());
        return isStructured(headers.contentType()) ? dataOf(value) : new Part(0, value.length);
    }

    private static boolean isStructured(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, STRUCTURED, 0, STRUCTURED.length());
    }

    /** Goes through the envelope once before the receipt is read, because attributes may follow the data. */
    private static Part dataOf(byte[] value) throws IOException {
        @Nullable Part data = null;
        var names = new HashSet<String>();
        try (var in = ReceiptJson.parser(value, 0, value.length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("expected is one CloudEvent as a JSON object, no batch");
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                if (!names.add(name)) {
                    throw new Refusal(RefusalCode.UNREADABLE, "a member of the CloudEvent stands twice");
                }
                in.nextToken();
                switch (name) {
                    case "type" -> requireReceiptType(text(in, name));
                    case "dataschema" -> requireThisVersion(text(in, name));
                    case "data" -> data = part(in);
                    default -> in.skipChildren();
                }
            }
            if (in.nextToken() != null) {
                throw new Refusal(RefusalCode.UNREADABLE, "something follows the CloudEvent");
            }
        }
        if (data == null) {
            throw invalid("expected is a member data with the receipt (not data_base64)");
        }
        return data;
    }

    private static Part part(JsonParser in) throws IOException {
        int from = (int) in.currentTokenLocation().getByteOffset();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw invalid("expected is an object, the receipt, as the CloudEvent's data");
        }
        in.skipChildren();
        return new Part(from, (int) in.currentLocation().getByteOffset() - from);
    }

    private static String text(JsonParser in, String name) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid("expected is a string as the CloudEvent's " + name);
        }
        return in.getText();
    }

    private static void requireReceiptType(@Nullable String type) {
        if (type == null) {
            return;
        }
        if (!type.startsWith(TYPE)) {
            throw invalid("expected is the CloudEvents type " + TYPE + VERSION);
        }
        if (!isThisVersion(type, TYPE)) {
            throw future("type");
        }
    }

    /** A schema under an address of the till's own says nothing to us: the receipt is held against ours. */
    private static void requireThisVersion(@Nullable String dataSchema) {
        if (dataSchema != null && dataSchema.startsWith(SCHEMA) && !isThisVersion(dataSchema, SCHEMA)) {
            throw future("dataschema");
        }
    }

    /** The major version alone, or with a minor one behind a point. */
    private static boolean isThisVersion(String text, String prefix) {
        String version = text.substring(prefix.length());
        return version.equals(VERSION) || version.startsWith(VERSION + ".");
    }

    private static Refusal future(String attribute) {
        return new Refusal(
                RefusalCode.FUTURE_SCHEMA,
                "the CloudEvent's " + attribute + " names another major version of the receipt than " + VERSION);
    }

    private static Refusal invalid(String what) {
        return new Refusal(RefusalCode.SCHEMA_INVALID, what);
    }
}
