package io.pointbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BrokerTest {

    private static final Broker BROKER = Broker.temporary();
    private static final int POLLS = 50;

    @AfterAll
    static void end() {
        BROKER.close();
    }

    @Test
    void records_survive_a_stop_and_a_kill() throws Exception {
        BROKER.createTopic("kept", 1);
        send("kept", "one".getBytes(StandardCharsets.UTF_8));
        BROKER.stop();
        assertThat(BROKER.isRunning()).isFalse();
        BROKER.start();
        send("kept", "two".getBytes(StandardCharsets.UTF_8));
        BROKER.kill();
        assertThat(BROKER.isRunning()).isFalse();
        BROKER.start();
        assertThat(values("kept", 2)).containsExactly("one", "two");
    }

    @Test
    void a_topic_has_its_partitions_and_settings_and_is_made_once() throws Exception {
        BROKER.createTopic("stamped", 12, Map.of("message.timestamp.type", "LogAppendTime"));
        BROKER.createTopic("stamped", 12);
        try (var admin = BROKER.admin()) {
            assertThat(admin.describeTopics(List.of("stamped"))
                            .allTopicNames()
                            .get()
                            .get("stamped")
                            .partitions())
                    .hasSize(12);
        }
        BROKER.deleteTopic("stamped");
        try (var admin = BROKER.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain("stamped");
        }
    }

    @Test
    void a_record_of_four_megabytes_is_taken_and_five_only_where_the_topic_says_so() throws Exception {
        BROKER.createTopic("large", 1);
        BROKER.createTopic("larger", 1, Map.of("max.message.bytes", Integer.toString(Broker.LARGEST_DEAD_LETTER)));
        byte[] almostFour = new byte[Broker.LARGEST_RECORD - 1_000];
        byte[] almostFive = new byte[Broker.LARGEST_DEAD_LETTER - 1_000];
        send("large", almostFour);
        assertThatThrownBy(() -> send("large", almostFive)).hasCauseInstanceOf(RecordTooLargeException.class);
        send("larger", almostFive);
    }

    private static void send(String topic, byte[] value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", BROKER.bootstrap(),
                        "max.request.size", 2 * Broker.LARGEST_DEAD_LETTER,
                        "buffer.memory", 4 * Broker.LARGEST_DEAD_LETTER),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<byte[], byte[]>(topic, value)).get();
        }
    }

    private static List<String> values(String topic, int expected) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKER.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int i = 0; i < POLLS && values.size() < expected; i++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    values.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
        }
        return values;
    }
}
