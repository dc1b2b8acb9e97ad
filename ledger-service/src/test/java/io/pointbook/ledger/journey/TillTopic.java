package io.pointbook.ledger.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.testkit.Broker;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The tills' side of the topic. */
final class TillTopic implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    TillTopic(TestLedger ledger) {
        this.topic = ledger.topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ledger.broker.bootstrap(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Broker.LARGEST_RECORD),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(Collection<? extends JsonNode> receipts) {
        receipts.forEach(receipt -> producer.send(new ProducerRecord<>(topic, key(receipt), bytes(receipt))));
        producer.flush();
    }

    /** @param type the header ce_type, or none */
    void send(String key, byte[] value, String type) {
        var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
        producer.flush();
    }

    /** Sends without waiting. */
    void sendSoon(String key, String value) {
        producer.send(new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }

    void flush() {
        producer.flush();
    }

    private static byte[] key(JsonNode receipt) {
        var card = receipt.at("/card/number").asText("");
        var key = card.isEmpty() ? receipt.get("storeId") + "/" + receipt.get("workstationId") : card;
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode receipt) {
        return receipt.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
