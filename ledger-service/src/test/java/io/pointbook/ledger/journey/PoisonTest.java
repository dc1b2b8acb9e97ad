package io.pointbook.ledger.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** What is no receipt goes aside with a code; the partition never stops. */
class PoisonTest {
    private static final int GOOD = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Test
    void twelve_kinds_of_poison_among_ten_thousand_receipts_stop_nothing() {
        try (var ledger = new TestLedger("poison", Map.of()).start();
                var till = new TillTopic(ledger)) {
            var poison = poison();
            int sent = 0;
            for (var kind : poison.entrySet()) {
                int upTo = sent + GOOD / poison.size();
                PlainSales.send(till, sent, upTo);
                till.send(
                        kind.getKey(), kind.getValue().bytes(), kind.getValue().type());
                sent = upTo;
            }
            PlainSales.send(till, sent, GOOD);

            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(ledger.receipts()).isEqualTo(GOOD + poison.size()));
            assertThat(ledger.receipts("posted")).isEqualTo(GOOD);
            assertThat(ledger.receipts("rejected")).isEqualTo(poison.size());
            assertThat(codesOnTheTopic(ledger, poison.size())).isEqualTo(expected(poison));
        }
    }

    /** @param type the header ce_type, absent for most */
    private record Poison(byte[] bytes, String code, String type) {
        Poison(byte[] bytes, String code) {
            this(bytes, code, null);
        }
    }

    private static Map<String, String> expected(Map<String, Poison> poison) {
        var codes = new HashMap<String, String>();
        poison.forEach((kind, value) -> codes.put(kind, value.code()));
        return codes;
    }

    private static Map<String, Poison> poison() {
        var good = PlainSales.receipt(1);
        var kinds = new LinkedHashMap<String, Poison>();
        kinds.put("empty", new Poison(new byte[0], "empty"));
        kinds.put("null", new Poison(null, "empty"));
        kinds.put("not JSON", text("<receipt/>", "unreadable"));
        kinds.put(
                "wrong types",
                text(good.replace("\"sequenceNumber\":1", "\"sequenceNumber\":\"one\""), "schema_invalid"));
        kinds.put("missing identity", text(good.replace("\"storeId\":\"S1\",", ""), "schema_invalid"));
        kinds.put("impossible amounts", text(good.replace("\"net\":37", "\"net\":9999999999999"), "schema_invalid"));
        kinds.put("unknown enum", text(good.replace("\"type\":\"SALE\"", "\"type\":\"GIFT\""), "schema_invalid"));
        kinds.put("2 MB value", text("\"" + "x".repeat(2 * 1024 * 1024) + "\"", "too_large"));
        kinds.put("wrong encoding", new Poison(good.getBytes(StandardCharsets.UTF_16), "unreadable"));
        kinds.put("deep nesting", text("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), "unreadable"));
        kinds.put(
                "future schema",
                new Poison(good.getBytes(StandardCharsets.UTF_8), "future_schema", "io.pointbook.till.receipt.v2"));
        kinds.put(
                "negative sequence",
                text(good.replace("\"sequenceNumber\":1", "\"sequenceNumber\":-1"), "schema_invalid"));
        return kinds;
    }

    private static Poison text(String value, String code) {
        return new Poison(value.getBytes(StandardCharsets.UTF_8), code);
    }

    /** Code by key, as the dead-letter topic has it. */
    private static Map<String, String> codesOnTheTopic(TestLedger ledger, int expected) {
        var codes = new HashMap<String, String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ledger.broker.bootstrap(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ledger.name + "-operator",
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        5 * 1024 * 1024,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(ledger.topic + ".dead-letter"));
            await().atMost(LONGEST).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> codes.put(
                                new String(record.key(), StandardCharsets.UTF_8),
                                new String(
                                        record.headers()
                                                .lastHeader("dead-letter-code")
                                                .value(),
                                        StandardCharsets.UTF_8)));
                return codes.size() == expected;
            });
        }
        return codes;
    }
}
