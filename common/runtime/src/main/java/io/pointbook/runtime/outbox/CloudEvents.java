package io.pointbook.runtime.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Messages in the binary mode of CloudEvents' Kafka binding: attributes in headers, the value as it is. */
public final class CloudEvents {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String PARTITION_KEY = "ce_partitionkey";
    public static final String CONTENT_TYPE = "content-type";

    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";

    private CloudEvents() {}

    /** A message with a JSON value; a null value is a tombstone for the key. */
    public static ProducerRecord<byte[], byte[]> message(
            String topic, String key, CloudEvent event, byte @Nullable [] json) {
        return new ProducerRecord<>(topic, null, null, key.getBytes(StandardCharsets.UTF_8), json, headers(event));
    }

    public static Headers headers(CloudEvent event) {
        Headers headers = new RecordHeaders();
        add(headers, SPEC_VERSION, VERSION);
        add(headers, ID, event.id());
        add(headers, TYPE, event.type());
        add(headers, SOURCE, event.source());
        add(headers, TIME, event.time().toString());
        event.partitionKey().ifPresent(key -> add(headers, PARTITION_KEY, key));
        add(headers, CONTENT_TYPE, JSON);
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
