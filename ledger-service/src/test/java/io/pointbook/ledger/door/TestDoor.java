package io.pointbook.ledger.door;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pointbook.ledger.Tables;
import io.pointbook.ledger.account.AccountCommand.AdjustPoints;
import io.pointbook.ledger.account.AccountCommand.OpenAccount;
import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.couponing.CouponCodes;
import io.pointbook.ledger.ingest.receipt.Reading;
import io.pointbook.ledger.ingest.receipt.ReceiptLimits;
import io.pointbook.ledger.ingest.receipt.TillHeaders;
import io.pointbook.ledger.ingest.receipt.TillReceiptReader;
import io.pointbook.ledger.member.MemberIds;
import io.pointbook.ledger.posting.ClockSweep;
import io.pointbook.ledger.posting.RuleCoupons;
import io.pointbook.ledger.runtime.Ledger;
import io.pointbook.ledger.runtime.LedgerConfig;
import io.pointbook.testkit.Database;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A ledger that does nothing by itself: no broker, no sweeps, and a clock that the test moves. */
public final class TestDoor implements AutoCloseable {
    public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final MovableClock clock = new MovableClock(BEGIN);
    public final Ledger ledger;
    private final AgroalDataSource database;

    private TestDoor(Map<String, String> settings) {
        try {
            var url = Tables.in(
                    Database.shared(), "doors_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet());
            database = AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
            ledger = new Ledger(config(settings), database, "127.0.0.1:1", new SimpleMeterRegistry(), clock);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** With the settings of a fresh stack. */
    public static TestDoor open() {
        return open(Map.of());
    }

    /** @param settings by their names below {@code pointbook.ledger.} */
    public static TestDoor open(Map<String, String> settings) {
        return new TestDoor(settings);
    }

    private static LedgerConfig config(Map<String, String> settings) throws IOException {
        Path key = Files.createTempFile("card", ".key");
        Files.write(key, "a key for tests, thirty-two bytes or more".getBytes(StandardCharsets.UTF_8));
        key.toFile().deleteOnExit();
        var all = new HashMap<>(Map.of("pointbook.ledger.card-key-file", key.toString()));
        settings.forEach((name, value) -> all.put("pointbook.ledger." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(LedgerConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(LedgerConfig.class);
    }

    public AccountDoor door() {
        return new AccountDoor(ledger.desk(), clock);
    }

    public DataSource database() {
        return database;
    }

    public Connection connection() throws SQLException {
        return database.getConnection();
    }

    /** A new member with so many points. */
    public String member(long points) throws Exception {
        var member = MemberIds.next();
        door().write(transaction -> door().sitForNew(transaction, member)
                .tell(new OpenAccount(member, "CUSTOMER", null, true, clock.instant())));
        if (points > 0) {
            adjust(member, points);
        }
        return member;
    }

    public void adjust(String member, long points) throws Exception {
        door().write(transaction -> {
            var sitting = door().sit(transaction, member);
            return sitting.tell(new AdjustPoints(
                    member,
                    MemberIds.next(),
                    "points",
                    points,
                    "test",
                    "a start",
                    sitting.programme(member, clock.instant()),
                    clock.instant()));
        });
    }

    /** Posts a receipt, in single quotes for double ones, to a member. */
    public void post(String member, String json) throws Exception {
        var reading = new TillReceiptReader(ledger.cards(), ReceiptLimits.DEFAULT)
                .read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), TillHeaders.NONE, clock.instant());
        if (!(reading instanceof Reading.Read read)) {
            throw new IllegalArgumentException(reading.toString());
        }
        var receipt = read.receipt();
        door().write(transaction -> {
            var sitting = door().sit(transaction, member);
            var event = sitting.tell(new PostReceipt(
                    receipt.id().toString(),
                    member,
                    receipt,
                    read.canonical(),
                    List.of(),
                    null,
                    receipt.tenders(),
                    List.of(),
                    sitting.history(member),
                    sitting.programme(member, receipt.endedAt()),
                    clock.instant()));
            RuleCoupons.issue(sitting, Objects.requireNonNull(event), CouponCodes::next, clock.instant());
            return event;
        });
    }

    /** What the sweep would do by now. */
    public void sweep() throws Exception {
        new ClockSweep(ledger.desk(), clock).sweep();
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }
}
