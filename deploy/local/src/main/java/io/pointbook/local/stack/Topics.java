package io.pointbook.local.stack;

import io.pointbook.local.Refusal;
import io.pointbook.testkit.Broker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of Pointbook and their settings; what is there already is left as it is. */
final class Topics {

    static final String RECEIPTS = "till.receipts.v1";
    static final int PARTITIONS = 12;

    private static final int ANSWERS_WITHIN_S = 60;
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    private static final Map<String, String> LATEST_PER_KEY = Map.of("cleanup.policy", "compact");

    static final List<Topic> ALL = List.of(
            new Topic(RECEIPTS, Broker.LARGEST_RECORD, Map.of("message.timestamp.type", "LogAppendTime")),
            new Topic(RECEIPTS + ".dead-letter", Broker.LARGEST_DEAD_LETTER, Map.of("retention.ms", "-1")),
            new Topic("ledger.entries.v1", Broker.LARGEST_RECORD, KEPT_FOR_EVER),
            new Topic("ledger.purchases.v1", Broker.LARGEST_RECORD, KEPT_FOR_EVER),
            new Topic("ledger.balances.v1", Broker.LARGEST_RECORD, LATEST_PER_KEY),
            new Topic("ledger.coupons.v1", Broker.LARGEST_RECORD, KEPT_FOR_EVER));

    private Topics() {}

    record Topic(String name, int largestRecord, Map<String, String> settings) {

        NewTopic toMake() {
            Map<String, String> all = new HashMap<>(settings);
            all.put("max.message.bytes", Integer.toString(largestRecord));
            // the broker knows how many copies it can keep
            return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(all);
        }
    }

    /** Makes what is missing; gives the names of what was made. */
    static List<String> make(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<String, KafkaFuture<Void>> answers =
                    admin.createTopics(ALL.stream().map(Topic::toMake).toList()).values();
            return ALL.stream()
                    .map(Topic::name)
                    .filter(name -> wasMade(name, answers))
                    .toList();
        }
    }

    private static boolean wasMade(String name, Map<String, KafkaFuture<Void>> answers) {
        try {
            KafkaFuture<Void> answer = answers.get(name);
            if (answer != null) {
                answer.get(ANSWERS_WITHIN_S, TimeUnit.SECONDS);
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refusal(name, String.valueOf(e.getCause()));
        } catch (TimeoutException _) {
            throw refusal(name, "no answer within " + ANSWERS_WITHIN_S + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw refusal(name, "interrupted");
        }
    }

    private static Refusal refusal(String topic, String reason) {
        return new Refusal(
                "The topic " + topic + " could not be made: " + reason + ".",
                "See what the broker says: ./pointbook logs broker");
    }
}
