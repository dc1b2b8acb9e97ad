package io.pointbook.ledger.journey;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.contract.Topics;
import io.pointbook.ledger.Tables;
import io.pointbook.ledger.runtime.Ledger;
import io.pointbook.ledger.runtime.LedgerConfig;
import io.pointbook.testkit.Broker;
import io.pointbook.testkit.Database;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger of a test's own: its own database, topics and settings; started and stopped as often as one likes. */
final class TestLedger implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final byte[] CARD_KEY =
            "a key for tests, thirty-two bytes or more".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    static final Path KEY_FILE = keyFile();

    final Broker broker;
    final String name;
    final String topic;
    final String databaseUrl;
    private final Map<String, String> settings;
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private AgroalDataSource database;
    private Ledger ledger;

    TestLedger(String name, Map<String, String> settings) {
        this(name, settings, Database.shared(), Broker.shared());
    }

    TestLedger(String name, Map<String, String> settings, Database server, Broker broker) {
        this.broker = broker;
        this.name = name + "_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        this.topic = "till.receipts." + this.name;
        this.settings = settings;
        this.databaseUrl = Tables.in(server, this.name.toLowerCase(java.util.Locale.ROOT));
        broker.createTopic(topic, PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
        broker.createTopic(topic + ".dead-letter", PARTITIONS);
        broker.createTopic(memberTopic(), PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
        broker.createTopic(memberTopic() + ".dead-letter", PARTITIONS);
        createOnce(broker, Topics.LEDGER_ENTRIES);
        createOnce(broker, Topics.LEDGER_BALANCES);
        createOnce(broker, Topics.LEDGER_PURCHASES);
        createOnce(broker, Topics.LEDGER_COUPONS);
    }

    String memberTopic() {
        return "members.events." + name;
    }

    private static void createOnce(Broker broker, String topic) {
        try (var admin = broker.admin()) {
            if (!admin.listTopics().names().get().contains(topic)) {
                broker.createTopic(topic, PARTITIONS);
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Path keyFile() {
        try {
            var file = Files.createTempFile("card", ".key");
            Files.write(file, CARD_KEY);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TestLedger start() {
        try {
            database = AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(16)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(databaseUrl))));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        registry = new SimpleMeterRegistry();
        ledger = new Ledger(config(), database, broker.bootstrap(), registry, Clock.systemUTC());
        ledger.start();
        return this;
    }

    Ledger ledger() {
        return ledger;
    }

    private LedgerConfig config() {
        var all = new HashMap<>(Map.of(
                "pointbook.ledger.card-key-file",
                KEY_FILE.toString(),
                "pointbook.ledger.inbox.topic",
                topic,
                "pointbook.ledger.inbox.group",
                name,
                "pointbook.ledger.inbox.session-timeout",
                "PT6S",
                "pointbook.ledger.sweep.clock-every",
                "PT1S",
                "pointbook.ledger.sweep.waiting-every",
                "PT1S"));
        all.put("pointbook.ledger.members.topic", memberTopic());
        all.put("pointbook.ledger.members.group", name + "-members");
        all.put("pointbook.ledger.sweep.seasons-every", "PT1S");
        settings.forEach((key, value) -> all.put("pointbook.ledger." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(LedgerConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(LedgerConfig.class);
    }

    long receipts(String outcome) {
        Counter counter =
                registry.find("pointbook.receipts").tag("outcome", outcome).counter();
        return counter == null ? 0 : (long) counter.count();
    }

    long receipts() {
        return registry.find("pointbook.receipts").counters().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    /** Spendable points less debt by card hash. */
    Map<String, Long> balancesByCard() {
        return query("select card_hash, coalesce(active - debt, 0) from card left join balance using (member_id)");
    }

    long count(String sql) {
        return query("select 'n', " + sql).getOrDefault("n", 0L);
    }

    Map<String, Long> query(String sql) {
        var found = new TreeMap<String, Long>();
        try (Connection connection = java.sql.DriverManager.getConnection(databaseUrl);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return found;
    }

    void stop() {
        ledger.close();
        database.close();
    }

    @Override
    public void close() {
        if (ledger != null) {
            stop();
        }
    }
}
