package io.pointbook.ledger.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.ingest.WaitingSweep;
import io.pointbook.ledger.memberevent.SeasonSweep;
import io.pointbook.ledger.posting.ClockSweep;
import io.pointbook.ledger.posting.CouponSweep;
import io.pointbook.runtime.http.IdempotencyKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rounds that the clock asks for, on one thread. What fails is tried again in the next round. */
final class Sweeps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    /** Full batches in one round, so that one sweep never keeps the other from its turn for long. */
    private static final int MOST_BATCHES = 100;

    private static final Duration OLDEST_TRANSACTION_EVERY = Duration.ofSeconds(5);
    private static final Duration OLD_KEYS_EVERY = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ClockSweep clock;
    private final CouponSweep coupons;
    private final WaitingSweep waiting;
    private final SeasonSweep seasons;
    private final IdempotencyKeys keys;
    private final LedgerConfig.Sweep config;
    private final DataSource database;
    private final AtomicReference<Double> oldestTransaction = new AtomicReference<>(0.0);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ledger-sweeps").factory());

    Sweeps(
            ClockSweep clock,
            CouponSweep coupons,
            WaitingSweep waiting,
            SeasonSweep seasons,
            IdempotencyKeys keys,
            LedgerConfig.Sweep config,
            DataSource database,
            MeterRegistry registry) {
        this.clock = clock;
        this.coupons = coupons;
        this.waiting = waiting;
        this.seasons = seasons;
        this.keys = keys;
        this.config = config;
        this.database = database;
        Gauge.builder("pointbook.oldest.open.transaction", oldestTransaction, AtomicReference::get)
                .description("Age of the oldest writing transaction on the server: it holds back the event stream")
                .baseUnit("seconds")
                .register(registry);
    }

    void start() {
        every(config.clockEvery(), "clock sweep", clock::sweep);
        every(config.clockEvery(), "coupon sweep", coupons::sweep);
        every(config.waitingEvery(), "waiting sweep", waiting::sweep);
        every(config.seasonsEvery(), "season sweep", seasons::sweep);
        every(OLD_KEYS_EVERY, "idempotency keys", this::forgetOldKeys);
        every(OLDEST_TRANSACTION_EVERY, "oldest transaction", this::measureOldest);
    }

    private void every(Duration interval, String name, Callable<Integer> round) {
        var _ = thread.scheduleWithFixedDelay(
                () -> goRound(name, round), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void goRound(String name, Callable<Integer> round) {
        try {
            for (int batch = 0; batch < MOST_BATCHES && round.call() > 0; batch++) {
                LOG.atDebug().addKeyValue("sweep", name).log("a batch was swept");
            }
        } catch (Exception failure) {
            LOG.atWarn()
                    .addKeyValue("sweep", name)
                    .addKeyValue("cause", failure.toString())
                    .log("a sweep failed and is tried again");
        }
    }

    private int forgetOldKeys() throws SQLException {
        try (var connection = database.getConnection()) {
            return keys.forgetOld(connection);
        }
    }

    private int measureOldest() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select coalesce(max(extract(epoch from now() - xact_start)), 0)
                        from pg_stat_activity where backend_xid is not null and datname = current_database()""");
                var rows = query.executeQuery()) {
            oldestTransaction.set(rows.next() ? rows.getDouble(1) : 0);
        }
        return 0;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
