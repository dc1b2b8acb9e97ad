package io.pointbook.ledger.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pointbook.ledger.ingest.WaitingSweep;
import io.pointbook.ledger.memberevent.SeasonSweep;
import io.pointbook.ledger.paying.HoldCodeSweep;
import io.pointbook.ledger.posting.ClockSweep;
import io.pointbook.ledger.posting.CouponSweep;
import io.pointbook.runtime.http.IdempotencyKeys;
import io.pointbook.runtime.sweep.SweepThread;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Rounds that the clock asks for, on one thread. What fails is tried again in the next round. */
final class Sweeps implements AutoCloseable {
    private static final Duration OLDEST_TRANSACTION_EVERY = Duration.ofSeconds(5);

    private final ClockSweep clock;
    private final CouponSweep coupons;
    private final WaitingSweep waiting;
    private final SeasonSweep seasons;
    private final IdempotencyKeys keys;
    private final HoldCodeSweep codes;
    private final LedgerConfig.Sweep config;
    private final DataSource database;
    private final AtomicReference<Double> oldestTransaction = new AtomicReference<>(0.0);
    private final SweepThread thread = new SweepThread("ledger-sweeps");

    Sweeps(
            ClockSweep clock,
            CouponSweep coupons,
            WaitingSweep waiting,
            SeasonSweep seasons,
            IdempotencyKeys keys,
            HoldCodeSweep codes,
            LedgerConfig.Sweep config,
            DataSource database,
            MeterRegistry registry) {
        this.clock = clock;
        this.coupons = coupons;
        this.waiting = waiting;
        this.seasons = seasons;
        this.keys = keys;
        this.codes = codes;
        this.config = config;
        this.database = database;
        Gauge.builder("pointbook.oldest.open.transaction", oldestTransaction, AtomicReference::get)
                .description("Age of the oldest writing transaction on the server: it holds back the event stream")
                .baseUnit("seconds")
                .register(registry);
    }

    void start() {
        thread.every(config.clockEvery(), "clock sweep", clock::sweep);
        thread.every(config.clockEvery(), "coupon sweep", coupons::sweep);
        thread.every(config.waitingEvery(), "waiting sweep", waiting::sweep);
        thread.every(config.seasonsEvery(), "season sweep", seasons::sweep);
        thread.every(IdempotencyKeys.FORGOTTEN_EVERY, "idempotency keys", () -> keys.forgetOld(database));
        thread.every(HoldCodeSweep.EVERY, "hold codes", codes::sweep);
        thread.every(OLDEST_TRANSACTION_EVERY, "oldest transaction", this::measureOldest);
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
        thread.close();
    }
}
