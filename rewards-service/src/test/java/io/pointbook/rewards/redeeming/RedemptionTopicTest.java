package io.pointbook.rewards.redeeming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened to redemptions reaches the topic, whenever the process dies. */
class RedemptionTopicTest {
    private static final int PARTITIONS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Broker broker = Broker.temporary();
    private TestRewards rewards;

    @BeforeEach
    void open() throws Exception {
        broker.createTopic(Topics.REWARDS_REDEMPTIONS, PARTITIONS);
        rewards = new TestRewards(Map.of("kafka.bootstrap.servers", broker.bootstrap()));
        rewards.reward("mug", "{'kind':'GOODS','pricePoints':100,'stock':2,'texts':{'en':{'name':'Mug'}}}");
    }

    @AfterEach
    void close() {
        rewards.close();
        broker.close();
    }

    @Test
    void what_was_stored_before_a_crash_is_sent_by_the_next_process_and_repeated_with_the_same_ids() throws Exception {
        var anna = rewards.ledger.member(150);
        // nothing publishes here: the process dies with the commit
        assertThat(rewards.redeem("r1", anna, "mug", 1)).isEqualTo("CAPTURED");
        assertThat(rewards.redeem("r2", anna, "mug", 1)).isEqualTo("insufficient_points");
        assertThat(rewards.cancel("r1")).isEqualTo("CANCELLED");
        int messages = 7;

        List<JsonNode> first;
        try (var next = rewards.another()) {
            next.start();
            first = read(messages);
        }

        assertThat(kinds(first, "r1"))
                .containsExactly("REQUESTED", "CONFIRMED", "CAPTURED", "POINTS_GIVEN_BACK", "CANCELLED");
        assertThat(kinds(first, "r2")).containsExactly("REQUESTED", "REFUSED");
        assertThat(first).extracting(one -> one.path("memberId").asText()).containsOnly(anna);

        // sent, but dead before it wrote down how far it came
        rewards.change("delete from token_entry where processor_name = 'publish'");
        try (var next = rewards.another()) {
            next.start();
            var both = read(2 * messages);
            assertThat(both.subList(messages, 2 * messages)).isEqualTo(first);
        }
    }

    private static List<String> kinds(List<JsonNode> sent, String redemptionId) {
        return sent.stream()
                .filter(one -> one.path("redemptionId").asText().equals(redemptionId))
                .map(one -> one.path("kind").asText())
                .toList();
    }

    /** As a consumer reads them; all are one member's, so in one partition and in order. */
    private List<JsonNode> read(int awaited) throws Exception {
        var read = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.REWARDS_REDEMPTIONS, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (read.size() < awaited && System.nanoTime() < deadline) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    var json = JSON.readTree(message.value());
                    assertThat(new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                            .isEqualTo(json.path("eventId").asText());
                    read.add(json);
                }
            }
        }
        assertThat(read).hasSize(awaited);
        return read;
    }
}
