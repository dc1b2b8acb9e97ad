package io.pointbook.notification.runtime;

import io.pointbook.contract.Topic;
import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.KeyFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Broker with all topics, and a database, for the service behind its HTTP doors. */
public class DoorStack implements QuarkusTestResourceLifecycleManager {
    private static final int PARTITIONS = 2;

    private final Broker broker = Broker.temporary();

    @Override
    public Map<String, String> start() {
        for (Topic topic : Topics.ALL) {
            broker.createTopic(topic.name(), PARTITIONS);
        }
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrap(),
                "quarkus.datasource.jdbc.url", Database.shared().newDatabase("notification_doors"),
                "pointbook.notification.contact.key-file", KeyFile.of(9).toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(Broker.class));
    }

    @Override
    public void stop() {
        broker.close();
    }
}
