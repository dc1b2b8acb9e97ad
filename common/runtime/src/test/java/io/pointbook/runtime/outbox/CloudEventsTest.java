package io.pointbook.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private static final Instant TIME = Instant.parse("2024-05-01T10:00:00.123Z");

    @Test
    void a_message_in_binary_mode_carries_its_attributes_in_headers() {
        CloudEvent event = new CloudEvent("7", "io.pointbook.some.v1", "/some", TIME, Optional.of("k"));

        ProducerRecord<byte[], byte[]> message = CloudEvents.message("out", "k", event, "{}".getBytes());

        assertThat(Arrays.stream(message.headers().toArray())
                        .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=7",
                        "ce_type=io.pointbook.some.v1",
                        "ce_source=/some",
                        "ce_time=2024-05-01T10:00:00.123Z",
                        "ce_partitionkey=k",
                        "content-type=application/json");
        assertThat(message.key()).isEqualTo("k".getBytes());
        assertThat(message.value()).isEqualTo("{}".getBytes());
    }

    @Test
    void the_partition_key_is_left_out_where_there_is_none() {
        CloudEvent event = new CloudEvent("7", "io.pointbook.some.v1", "/some", TIME);

        assertThat(CloudEvents.headers(event).lastHeader(CloudEvents.PARTITION_KEY))
                .isNull();
    }

    @Test
    void an_event_without_an_id_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CloudEvent(" ", "t", "/s", TIME));
    }
}
