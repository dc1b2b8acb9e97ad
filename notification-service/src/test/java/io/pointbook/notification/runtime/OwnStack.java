package io.pointbook.notification.runtime;

import io.pointbook.contract.Topics;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A broker and a database of this test's own, because it stops them. */
public class OwnStack implements QuarkusTestResourceLifecycleManager {

    private final Broker broker = Broker.temporary();
    private final Database database = Database.fast();

    @Override
    public Map<String, String> start() {
        // what the service reads is there before it starts
        Topics.ALL.forEach(topic -> broker.createTopic(topic.name(), 1));
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrap(),
                "quarkus.datasource.jdbc.url", database.newDatabase("notification"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, new TestInjector.MatchesType(Broker.class));
        injector.injectIntoFields(database, new TestInjector.MatchesType(Database.class));
    }

    @Override
    public void stop() {
        broker.close();
        database.close();
    }
}
