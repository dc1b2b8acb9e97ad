package io.pointbook.rewards.redeeming;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.rewards.Tables;
import io.pointbook.rewards.audit.LedgerCaptures;
import io.pointbook.rewards.audit.RedemptionReplay;
import io.pointbook.rewards.runtime.AuditReplayCommand;
import io.pointbook.rewards.runtime.Rewards;
import io.pointbook.rewards.runtime.RewardsConfig;
import io.pointbook.runtime.http.Refused;
import io.pointbook.testkit.Database;
import io.pointbook.testkit.KeyFile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The service without its doors: a fake ledger, no worker that runs by itself, and a clock that the test moves. */
final class TestRewards implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String NOBODY = "127.0.0.1:1";

    final FakeLedger ledger = new FakeLedger();
    final CrashingWatch crashes = new CrashingWatch();
    final Rewards rewards;
    private final AgroalDataSource database;
    private final Map<String, String> settings;
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    TestRewards(Map<String, String> settings) throws SQLException {
        var url = Tables.in(
                Database.shared(), "rewards_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet());
        database = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(16)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
        this.settings = settings;
        rewards = another();
    }

    /** One more process of the service, on the same database. */
    Rewards another() {
        return new Rewards(
                config(settings),
                database,
                settings.getOrDefault("kafka.bootstrap.servers", NOBODY),
                new SimpleMeterRegistry(),
                clock(),
                watch -> new Both(watch));
    }

    /** Metrics first, then the crash. */
    private final class Both implements StepWatch {
        private final StepWatch first;

        Both(StepWatch first) {
            this.first = first;
        }

        @Override
        public void begins(io.pointbook.rewards.redemption.Step step) {
            first.begins(step);
            crashes.begins(step);
        }

        @Override
        public void answered(io.pointbook.rewards.redemption.Step step) {
            first.answered(step);
            crashes.answered(step);
        }

        @Override
        public void done(io.pointbook.rewards.redemption.Step step) {
            first.done(step);
            crashes.done(step);
        }
    }

    private RewardsConfig config(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "pointbook.rewards.ledger.address",
                ledger.address().toString(),
                "pointbook.rewards.ledger.timeout",
                "PT0.5S",
                "pointbook.rewards.ledger.pause",
                "PT0.001S",
                "pointbook.rewards.voucher.key-file",
                KeyFile.of(7).toString()));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(RewardsConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(RewardsConfig.class);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    void move(Duration forward) {
        now = now.plus(forward);
    }

    Redemptions redemptions() {
        return rewards.redemptions();
    }

    /** A reward whose terms are given as JSON, in single quotes for double ones. */
    void reward(String rewardId, String json) throws Exception {
        io.pointbook.rewards.catalogue.Shelf.put(rewards.catalogue(), rewardId, json);
    }

    /** The answer's state, or the code of the refusal. */
    String redeem(String redemptionId, String member, String reward, long quantity) throws Exception {
        return redeem(new RedeemBody(redemptionId, member, reward, quantity, null, null, null));
    }

    /** The same with a choice. */
    String redeem(RedeemBody body) throws Exception {
        try {
            return redemptions().request(body).state().name();
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    String cancel(String redemptionId) throws Exception {
        try {
            return redemptions().cancel(redemptionId, "test", null).state().name();
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    String comesBack(String redemptionId) throws Exception {
        try {
            return redemptions().comesBack(redemptionId, "test", null).state().name();
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    String fulfil(String redemptionId) throws Exception {
        try {
            return redemptions().fulfil(redemptionId, "test", null).state().name();
        } catch (Refused refused) {
            return refused.problem().code();
        }
    }

    String state(String redemptionId) throws Exception {
        return redemptions().find(redemptionId).state().name();
    }

    /** Everything that waits or lost its driver is due. */
    int sweepLater() throws Exception {
        move(Duration.ofMinutes(2));
        return rewards.worker().sweep();
    }

    void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The auditor's replay. */
    RedemptionReplay.Report replay(@Nullable LedgerCaptures captures) throws SQLException {
        try (var connection = database.getConnection()) {
            return new RedemptionReplay(connection, AuditReplayCommand::reader, captures).run();
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Moves a stock by hand. */
    void stock(String rewardId, String key, String json) throws Exception {
        io.pointbook.rewards.catalogue.Shelf.stock(rewards.catalogue(), rewardId, key, json);
    }

    long stock(String rewardId) throws SQLException {
        return number("select stock from reward where reward_id = '" + rewardId + "'");
    }

    @Override
    public void close() {
        rewards.close();
        database.close();
        ledger.close();
    }
}
