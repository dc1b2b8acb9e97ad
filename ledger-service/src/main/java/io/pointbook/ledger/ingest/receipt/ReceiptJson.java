package io.pointbook.ledger.ingest.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** How this package reads and writes JSON: UTF-8 only, with limits that have names. */
final class ReceiptJson {
    /** Levels of objects and arrays; a receipt of version 1 needs four. */
    static final int MAX_DEPTH = 64;
    /** Characters of one number, also in members that we do not know. */
    static final int MAX_NUMBER_LENGTH = 1_000;
    /** Characters of one member name. */
    static final int MAX_NAME_LENGTH = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            // Jackson would also read UTF-16 and UTF-32: the contract is UTF-8.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private ReceiptJson() {}

    static JsonFactory factory() {
        return JSON;
    }

    static JsonParser parser(byte[] bytes, int from, int length) throws IOException {
        return JSON.createParser(bytes, from, length);
    }

    static JsonGenerator generator(OutputStream target) throws IOException {
        return JSON.createGenerator(target);
    }
}
