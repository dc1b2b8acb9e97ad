package io.pointbook.runtime.inbox;

import io.pointbook.testkit.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of the shared broker for one test: names of their own, something to write and to read them with. */
public final class Topics {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Duration POLL = Duration.ofMillis(200);

    private Topics() {}

    public static String fresh(int partitions) {
        return fresh(partitions, Map.of());
    }

    public static String fresh(int partitions, Map<String, String> settings) {
        String name =
                "in" + MADE.incrementAndGet() + "." + ProcessHandle.current().pid();
        Broker.shared().createTopic(name, partitions, settings);
        return name;
    }

    public static void send(String topic, int partition, String... values) {
        try (Producer<byte[], byte[]> producer = producer()) {
            for (String value : values) {
                var _ = producer.send(
                        new ProducerRecord<>(topic, partition, null, value.getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();
        }
    }

    public static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", Broker.shared().bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** All records of the topic, as soon as there are so many in it. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic, int partitions, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        Broker.shared().bootstrap(),
                        "auto.offset.reset",
                        "earliest",
                        "max.partition.fetch.bytes",
                        6 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
            consumer.assign(all);
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(found::add);
            }
            consumer.poll(POLL).forEach(found::add);
        }
        return found;
    }
}
