package io.pointbook.rewards.runtime;

import io.pointbook.contract.Topics;
import io.pointbook.rewards.redeeming.FakeLedger;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.KeyFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Broker, database and a fake ledger for the service behind its HTTP doors. */
public class DoorStack implements QuarkusTestResourceLifecycleManager {
    private final Broker broker = Broker.temporary();
    private final FakeLedger ledger = new FakeLedger();

    @Override
    public Map<String, String> start() {
        broker.createTopic(Topics.REWARDS_REDEMPTIONS, 2);
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrap(),
                "quarkus.datasource.jdbc.url", Database.shared().newDatabase("rewards_doors"),
                "pointbook.rewards.ledger.address", ledger.address().toString(),
                "pointbook.rewards.voucher.key-file", KeyFile.of(7).toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(ledger, new TestInjector.MatchesType(FakeLedger.class));
    }

    @Override
    public void stop() {
        broker.close();
        ledger.close();
    }
}
