package io.pointbook.runtime.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record's headers as stored: {@code [{"key": "…", "value": base64 or null}, …]} in their order. */
public final class HeadersJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeadersJson() {}

    public static String write(Headers headers) {
        ArrayNode array = JSON.createArrayNode();
        for (Header header : headers) {
            ObjectNode node = array.addObject();
            node.put("key", storable(header.key()));
            byte[] value = header.value();
            if (value == null) {
                node.putNull("value");
            } else {
                node.put("value", value);
            }
        }
        try {
            return JSON.writeValueAsString(array);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Headers read(String json) {
        Headers headers = new RecordHeaders();
        try {
            for (JsonNode node : JSON.readTree(json)) {
                JsonNode value = node.path("value");
                headers.add(node.path("key").textValue(), value.isNull() ? null : value.binaryValue());
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("stored headers cannot be read", unreadable);
        }
        return headers;
    }

    /** PostgreSQL's texts cannot hold the character 0. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
