package io.pointbook.notification.ingest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.io.IOException;

/** Reads messages of one kind as the contract asks of every reader: what came later is left out, unknown words are OTHER. */
final class MessageReader<T> {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new BlackbirdModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private final ObjectReader reader;

    MessageReader(Class<T> type) {
        this.reader = MAPPER.readerFor(type);
    }

    T read(byte[] value) throws IOException {
        T message = reader.readValue(value);
        if (message == null) {
            throw new IOException("the value is null");
        }
        return message;
    }
}
