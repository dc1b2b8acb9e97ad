package io.pointbook.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TillRecordTest {

    private static final String IDENTITY =
            "\"storeId\":\"S1\",\"workstationId\":\"2\",\"businessDay\":\"2026-03-01\",\"sequenceNumber\":7";

    @Test
    void a_receipt_goes_out_as_a_cloud_event_in_binary_mode() throws IOException {
        ProducerRecord<byte[], byte[]> record =
                record(",\"endedAt\":\"2026-03-01T10:00:00+01:00\"").on("topic");
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "content-type", "application/json",
                        "ce_specversion", "1.0",
                        "ce_id", "S1/2/2026-03-01/7",
                        "ce_source", "/stores/S1/workstations/2",
                        "ce_type", "io.pointbook.till.receipt.v1",
                        "ce_time", "2026-03-01T10:00:00+01:00"));
        assertThat(record.topic()).isEqualTo("topic");
    }

    @Test
    void the_key_is_the_card_and_without_one_the_till() throws IOException {
        assertThat(record(",\"card\":{\"number\":\"123\"}").key()).isEqualTo("123");
        assertThat(record(",\"card\":{\"number\":\"\"}").key()).isEqualTo("S1/2");
        assertThat(record("").key()).isEqualTo("S1/2");
    }

    @Test
    void without_a_time_there_is_no_time_header() throws IOException {
        assertThat(record("").on("topic").headers().lastHeader("ce_time")).isNull();
    }

    private static TillRecord record(String more) throws IOException {
        byte[] json = ("{" + IDENTITY + more + "}").getBytes(StandardCharsets.UTF_8);
        return TillRecord.of(new ObjectMapper().readTree(json), json).orElseThrow();
    }
}
