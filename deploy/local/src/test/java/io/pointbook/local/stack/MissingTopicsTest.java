package io.pointbook.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.contract.Topic;
import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class MissingTopicsTest {

    @Test
    void the_topics_are_made_once_with_their_settings() throws Exception {
        try (Broker broker = Broker.temporary()) {
            assertThat(MissingTopics.make(broker.bootstrap()))
                    .containsExactlyElementsOf(
                            Topics.ALL.stream().map(Topic::name).toList());
            assertThat(MissingTopics.make(broker.bootstrap())).isEmpty();
            try (var admin = broker.admin()) {
                var descriptions = admin.describeTopics(
                                Topics.ALL.stream().map(Topic::name).toList())
                        .allTopicNames()
                        .get();
                assertThat(descriptions.values())
                        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
                Map<ConfigResource, Config> configs = admin.describeConfigs(Topics.ALL.stream()
                                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                                .toList())
                        .all()
                        .get();
                assertThat(value(configs, "till.receipts.v1", "message.timestamp.type"))
                        .isEqualTo("LogAppendTime");
                assertThat(value(configs, "till.receipts.v1", "max.message.bytes"))
                        .isEqualTo("4194304");
                assertThat(value(configs, "till.receipts.v1.dead-letter", "max.message.bytes"))
                        .isEqualTo("5242880");
                assertThat(value(configs, "ledger.entries.v1", "retention.ms")).isEqualTo("-1");
                assertThat(value(configs, "ledger.purchases.v1", "retention.ms"))
                        .isEqualTo("-1");
                assertThat(value(configs, "ledger.balances.v1", "cleanup.policy"))
                        .isEqualTo("compact");
            }
        }
    }

    private static String value(Map<ConfigResource, Config> configs, String topic, String setting) {
        return configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .get(setting)
                .value();
    }
}
