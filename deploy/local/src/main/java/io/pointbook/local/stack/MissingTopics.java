package io.pointbook.local.stack;

import io.pointbook.contract.Topic;
import io.pointbook.contract.Topics;
import io.pointbook.local.Refusal;
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

/** Makes the topics that are missing; what is there already is left as it is. */
final class MissingTopics {

    private static final int ANSWERS_WITHIN_S = 60;

    private MissingTopics() {}

    /** Makes what is missing; gives the names of what was made. */
    static List<String> make(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                            Topics.ALL.stream().map(MissingTopics::toMake).toList())
                    .values();
            return Topics.ALL.stream()
                    .map(Topic::name)
                    .filter(name -> wasMade(name, answers))
                    .toList();
        }
    }

    private static NewTopic toMake(Topic topic) {
        // the broker knows how many copies it can keep
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
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
