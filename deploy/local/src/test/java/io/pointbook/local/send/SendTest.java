package io.pointbook.local.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SendTest {

    private static final int POLLS = 50;
    private final Broker broker = Broker.shared();

    @Test
    void good_rows_of_a_packed_file_arrive_and_a_bad_one_makes_the_command_fail(@TempDir Path folder)
            throws IOException {
        broker.createTopic(Topics.TILL_RECEIPTS, 1);
        Path file = folder.resolve("receipts.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((receipt(1) + "\nbroken\n" + receipt(2) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(send(file.toString())).isEqualTo(1);
        assertThat(values(2)).containsExactly(receipt(1), receipt(2));
    }

    private int send(String file) {
        return new CommandLine(new Send()).execute("--bootstrap", broker.bootstrap(), file);
    }

    private static String receipt(int number) {
        return "{\"storeId\":\"S\",\"workstationId\":\"1\",\"businessDay\":\"2026-01-01\",\"sequenceNumber\":" + number
                + "}";
    }

    private List<String> values(int expected) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.TILL_RECEIPTS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int i = 0; i < POLLS && values.size() < expected; i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
